import { findMatch } from '../functions/regexp/match';
import { compileRegexp } from '../functions/regexp/program';

/** A `.Files.Glob` pattern as a test of paths: `*` and `?` stop at `/`, `**` does not, `{a,b}` and `[!a]` as in gobwas/glob. A broken pattern fits everything. */
export function globPattern(
  pattern: string,
  charge: (steps: number) => void = () => undefined,
): (path: string) => boolean {
  const source = pattern.length > longest ? undefined : globSource(pattern);
  if (source === undefined) return () => true;
  // This engine takes no longer for hostile patterns.
  const program = compileRegexp(`(?s)^(?:${source})$`);
  return (path) => findMatch(program, path, 0, charge) !== undefined;
}

const longest = 500;

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
  const inside = part.slice(negated ? 2 : 1, -1).replace(/[^-]/gu, literal);
  return `[${negated ? '^' : ''}${inside}]`;
}

const literal = (character: string): string => `\\x{${(character.codePointAt(0) ?? 0).toString(16)}}`;
