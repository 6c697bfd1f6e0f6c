/**
 * A pattern of Go's `path.Match` as a test of names: `*` and `?` stop at `/`, `[^a-z]` negates (`[!a]` does not), `\` escapes,
 * there are no braces. Undefined when the pattern is malformed.
 */
export function goPattern(pattern: string): ((name: string) => boolean) | undefined {
  if (pattern.replace(element, '') !== '') return undefined;
  const expression = new RegExp(expressionSource(pattern.match(element) ?? []), 'u');
  return (name) => expression.test(name);
}

/**
 * Between two stars the first place that fits is as good as any later one, so a group that has matched is not tried
 * again (`(?=(…))\\1`): without that, a pattern of many stars could take for ever.
 */
function expressionSource(elements: readonly string[]): string {
  const stars = elements.flatMap((part, index) => (part === '*' ? [index] : []));
  const chunks = [...stars, elements.length].map((end, index) =>
    elements
      .slice(index === 0 ? 0 : (stars[index - 1] ?? 0) + 1, end)
      .map(elementSource)
      .join(''),
  );
  const [first = '', ...others] = chunks;
  const last = others.pop();
  const middle = others.map((chunk, index) => `(?=([^/]*?${chunk}))\\${index + 1}`).join('');
  return `^${first}${middle}${last === undefined ? '' : `[^/]*${last}`}$`;
}

const element = /\*|\?|\[\^?(?:(?:\\[\s\S]|[^\\\-\]])(?:-(?:\\[\s\S]|[^\\\-\]]))?)+\]|\\[\s\S]|[^\\[]/gu;

function elementSource(part: string): string {
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
