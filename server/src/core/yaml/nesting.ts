/**
 * Whether collections are nested so deep that the parser, which calls itself for each level, could exhaust the stack: a
 * full stack can end the whole process. An estimate from above by brackets, dashes and indentation.
 */
export function isTooDeep(text: string): boolean {
  const indents: number[] = [];
  let flow = 0;
  for (const { 0: token } of text.matchAll(pieces)) {
    if (token === '[' || token === '{') flow++;
    else if (token === ']' || token === '}') flow = Math.max(0, flow - 1);
    else if (flow === 0 && !/^["'#]/.test(token)) follow(indents, token);
    if (flow + indents.length > deepest) return true;
  }
  return false;
}

const deepest = 400;

/** Line starts with the dashes in them, comments, quoted texts in one line, brackets. */
const pieces = /(?:^|\n) *(?:[-?] +)*|(?<=\s)#[^\n]*|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[[\]{}]/g;

/** Keeps the columns at which the collections around a line start. */
function follow(indents: number[], lineStart: string): void {
  const columns = [...lineStart.matchAll(/[-?]|$/g)].map(({ index }) => index);
  const [first = 0] = columns;
  while ((indents.at(-1) ?? -1) >= first) indents.pop();
  for (const column of columns) indents.push(column);
}
