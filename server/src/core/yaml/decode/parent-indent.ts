/**
 * The column of the key or dash that the value at an offset hangs on: what block content must be indented beyond.
 * 0 when the value is the root of its document.
 */
export function parentIndent(text: string, offset: number): number {
  let end = offset;
  for (;;) {
    const start = end === 0 ? 0 : text.lastIndexOf('\n', end - 1) + 1;
    const column = ownerColumn(text.slice(start, end));
    if (column !== undefined || start === 0) return column ?? 0;
    end = start - 1;
  }
}

/** The column of the innermost key or dash in the part of a line in front of a value; undefined when there is none. */
function ownerColumn(line: string): number | undefined {
  const content = line.replace(/(?:^|\s)#.*$/, '').trimEnd();
  const marks = /^ *(?:[-?](?: +|$))*/.exec(content)?.[0] ?? '';
  const rest = content.slice(marks.length).replace(/(?:^|\s)[!&]\S*$/, '');
  if (rest.trim() !== '' && !/^(?:---|[!&]\S*)/.test(rest)) return marks.length;
  const dash = Math.max(marks.lastIndexOf('-'), marks.lastIndexOf('?'));
  return dash === -1 ? undefined : dash;
}
