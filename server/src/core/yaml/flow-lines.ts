/**
 * The text with flow collections (`[…]`, `{…}`) on one line each; every offset stays. Go's YAML does not look at the
 * indentation inside of them, the parser does.
 */
export function flowsOnOneLine(text: string): string {
  let result = '';
  let position = 0;
  for (const { index } of text.matchAll(flowStart)) {
    if (index < position) continue;
    const end = closingBracket(text, index);
    if (end === undefined) continue;
    result += text.slice(position, index) + joined(text.slice(index, end));
    position = end;
  }
  return result + text.slice(position);
}

/** A bracket that starts a value or an item of a block collection. */
const flowStart = /(?<=^[^\n#'"]*(?::|-)[ \t]+)[[{]/gm;

/** Quoted texts, comments, line ends and brackets of a flow collection. */
const flowToken = /"(?:[^"\\]|\\[\s\S])*"|'(?:[^']|'')*'|(?<=\s)#[^\n]*|[\r\n]|[[\]{}]/g;

/** Behind the bracket that closes the one at `start`; undefined when there is none. */
function closingBracket(text: string, start: number): number | undefined {
  let depth = 0;
  for (const { 0: token, index } of text.slice(start).matchAll(flowToken)) {
    if (token === '[' || token === '{') depth++;
    if (token === ']' || token === '}') depth--;
    if (depth === 0) return start + index + 1;
  }
  return undefined;
}

/** Comments and line ends as blanks; quoted texts keep their length. */
const joined = (flow: string): string =>
  flow.replace(flowToken, (token) =>
    /^[[\]{}]$/.test(token)
      ? token
      : token.startsWith('#')
        ? ' '.repeat(token.length)
        : token.replace(/[\r\n]/g, ' '),
  );
