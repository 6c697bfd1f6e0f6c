/** A `.Files.Glob` pattern as an expression: `*` and `?` stop at `/`, `**` does not, `{a,b}` and `[!a]` as in gobwas/glob. A broken pattern fits everything. */
export function globExpression(pattern: string): RegExp {
  const source = globSource(pattern);
  return source === undefined ? /^/ : new RegExp(`^${source}$`, 'su');
}

const token = /\*+|\?|\[!?(?:[^\]\\]|\\[\s\S])+\]|[{},]|\\[\s\S]|[\s\S]/gu;

function globSource(pattern: string): string | undefined {
  let depth = 0;
  let source = '';
  for (const [part] of pattern.matchAll(token)) {
    if (part === '{') depth++;
    if (part === '}') depth--;
    if (depth < 0 || part === '[') return undefined;
    source += tokenSource(part, depth);
  }
  return depth === 0 ? source : undefined;
}

function tokenSource(part: string, depth: number): string {
  switch (part) {
    case '*':
      return '[^/]*';
    case '?':
      return '[^/]';
    case '{':
      return '(?:';
    case '}':
      return ')';
    case ',':
      return depth > 0 ? '|' : ',';
  }
  if (part.startsWith('**')) return '.*';
  if (part.startsWith('[')) return classSource(part);
  return literal(part.startsWith('\\') ? part.slice(1) : part);
}

function classSource(part: string): string {
  const negated = part.startsWith('[!');
  const inside = part.slice(negated ? 2 : 1, -1).replace(/[\\\]^[&|~]/g, '\\$&');
  return `[${negated ? '^' : ''}${inside}]`;
}

const literal = (character: string): string => character.replace(/[\\^$.*+?()[\]{}|/]/u, '\\$&');
