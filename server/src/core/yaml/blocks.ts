/**
 * A stretch of a block mapping that can be parsed on its own: one or more entries (`leaf`), or one big entry `key:`
 * whose children are cut again (`nest`). Text that is left in `leaf` keeps its indentation.
 */
export type Block =
  | { readonly kind: 'leaf'; readonly start: number; readonly end: number }
  | {
      readonly kind: 'nest';
      readonly start: number;
      readonly end: number;
      readonly headEnd: number;
      readonly children: readonly Block[];
    };

/** Below this many characters a text is parsed whole. About 1,000 lines of a values.yaml (PEERS: parsing costs 6 µs a line). */
const wholeBelow = 30_000;
/** A single entry longer than this is cut again at its children. */
const nestAbove = 8_000;

/**
 * Cuts a long text at its top-level keys; undefined when it must be parsed whole (short, several documents, directives,
 * complex keys, a root that is no block mapping). Lines that look like no key stay with the entry above them.
 */
export function cutBlocks(text: string): readonly Block[] | undefined {
  if (text.length < wholeBelow) return undefined;
  if (
    /^(?:%|\.\.\.(?:\s|$)|\? )/m.test(text) ||
    /[^\n]\n---(?:\s|$)/.test(text.replace(/^(?:#.*|\s*)\r?\n/gm, ''))
  )
    return undefined;
  return cut(text, 0, text.length, 0);
}

function cut(text: string, from: number, to: number, indent: number): readonly Block[] | undefined {
  const starts = entryStarts(text, from, to, indent);
  if (starts.length === 0) return undefined;
  starts[0] = from;
  return starts.map((start, index) => block(text, start, starts[index + 1] ?? to));
}

function block(text: string, start: number, end: number): Block {
  const leaf: Block = { kind: 'leaf', start, end };
  if (end - start < nestAbove) return leaf;
  const head =
    /^(?:(?:[ ]*#.*|[ ]*|---[ ]*)\r?\n)*[ ]*[^\s#\-?&*!|>%@`"'[\]{},:][^\n#"'[\]{}]*:[ ]*(?:#.*)?\r?\n/.exec(
      text.slice(start, end),
    );
  if (!head) return leaf;
  const headEnd = start + head[0].length;
  const childIndent = firstIndent(text, headEnd, end);
  const ownIndent = /^ */.exec(head[0].trimEnd().split('\n').at(-1) ?? '')?.[0].length ?? 0;
  if (childIndent === undefined || childIndent <= ownIndent) return leaf;
  const children = cut(text, headEnd, end, childIndent);
  return children && children.length > 1 ? { kind: 'nest', start, end, headEnd, children } : leaf;
}

/** The indentation of the first line with content; undefined when that line is no plain key. */
function firstIndent(text: string, from: number, to: number): number | undefined {
  const line = /^( *)(?![ #\r\n-])[^\n]*$/m.exec(text.slice(from, to));
  const dash = /^ *-(?:\s|$)/m.exec(text.slice(from, Math.min(to, from + (line?.index ?? 0) + 1)));
  return line && !dash ? line[1]?.length : undefined;
}

/** Offsets of the lines that start an entry at exactly this indentation. */
function entryStarts(text: string, from: number, to: number, indent: number): number[] {
  const starts: number[] = [];
  for (let line = from; line < to; ) {
    const next = text.indexOf('\n', line);
    const end = next === -1 || next >= to ? to : next;
    if (isEntryLine(text, line, end, indent)) starts.push(line);
    line = end + 1;
  }
  return starts;
}

function isEntryLine(text: string, start: number, end: number, indent: number): boolean {
  if (end - start <= indent) return false;
  for (let index = 0; index < indent; index++) if (text.charCodeAt(start + index) !== 32) return false;
  const first = text[start + indent] ?? '';
  if (' #-?]}[{,&*!|>%@`:\t\r\n'.includes(first)) return false;
  const colon = text.indexOf(':', start + indent);
  return colon !== -1 && colon < end && /^:(?:\s|$)/.test(text.slice(colon, Math.min(colon + 2, end)));
}
