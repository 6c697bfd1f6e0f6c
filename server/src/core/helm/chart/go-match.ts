/**
 * Whether a name fits a pattern of Go's `path.Match`: `*` and `?` stop at `/`, `[^a-z]` negates (`[!a]` does not),
 * `\` escapes, there are no braces. Undefined when the pattern itself is malformed.
 */
export function goMatch(pattern: string, name: string): boolean | undefined {
  return isWellFormed(pattern) ? compile(pattern).test(name) : undefined;
}

const element = /\*|\?|\[\^?(?:(?:\\[\s\S]|[^\\\-\]])(?:-(?:\\[\s\S]|[^\\\-\]]))?)+\]|\\[\s\S]|[^\\[]/gu;

function isWellFormed(pattern: string): boolean {
  return pattern.replace(element, '') === '';
}

const compiled = new Map<string, RegExp>();

function compile(pattern: string): RegExp {
  const known = compiled.get(pattern);
  if (known) return known;
  const source = pattern.replace(element, (part) => elementSource(part));
  const expression = new RegExp(`^${source}$`, 'u');
  if (compiled.size > 2000) compiled.clear();
  compiled.set(pattern, expression);
  return expression;
}

function elementSource(part: string): string {
  if (part === '*') return '[^/]*';
  if (part === '?') return '[^/]';
  if (part.startsWith('[')) return classSource(part);
  return literal(part.startsWith('\\') ? part.slice(1) : part);
}

/** A range whose ends are in the wrong order is no error for Go: it holds nothing. */
function classSource(part: string): string {
  const negated = part.startsWith('[^');
  const ranges = [...part.slice(negated ? 2 : 1, -1).matchAll(/\\?([\s\S])(?:-\\?([\s\S]))?/gu)]
    .map(([, low = '', high = low]) => ({ low, high }))
    .filter(({ low, high }) => codeOf(low) <= codeOf(high))
    .map(({ low, high }) => `${literal(low)}-${literal(high)}`)
    .join('');
  if (ranges === '') return negated ? '[\\s\\S]' : '(?!)';
  return negated ? `[^${ranges}]` : `[${ranges}]`;
}

const codeOf = (character: string) => character.codePointAt(0) ?? 0;
const literal = (character: string) => `\\u{${codeOf(character).toString(16)}}`;
