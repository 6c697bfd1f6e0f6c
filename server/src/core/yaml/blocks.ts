import { changeBetween } from '../text/change';
import { TextLines } from './text-lines';

/**
 * A stretch of a block mapping that can be parsed on its own: one or more entries (`leaf`), one big entry `key:` whose
 * entries are cut again (`nest`), or whose items are (`list`). Text that is left in `leaf` keeps its indentation.
 */
export type Block =
  | Leaf
  | (Stretch & { readonly kind: 'nest'; readonly headEnd: number; readonly children: readonly Block[] })
  | (Stretch & { readonly kind: 'list'; readonly headEnd: number; readonly items: readonly ItemBlock[] });

/** A stretch of a block sequence: one or more items, or one big item that is a map whose entries are cut again. */
export type ItemBlock = Leaf | (Stretch & { readonly kind: 'item'; readonly children: readonly Block[] });

/** From where to where a stretch reaches; whole lines. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  /** Offset of a dash that belongs to the item around the stretch and is not read as part of it. */
  readonly dash?: number;
}

interface Leaf extends Stretch {
  readonly kind: 'leaf';
}

/** Below this many characters a text is parsed whole: about 300 lines of a values.yaml, some 2 ms at each keystroke. */
export const wholeBelow = 10_000;
/** A single entry or item longer than this is cut again at its children. */
const nestAbove = 8_000;
/** Blocks that start further to the right are not cut again: trees are walked by calls for each level. */
const deepestCut = 200;
/** Items of a list are parsed together up to about this many characters. */
const groupBelow = 4_000;

/** A text and how it was cut. */
export interface CutText {
  readonly text: string;
  readonly blocks: readonly Block[] | undefined;
}

/**
 * Cuts a long text at its top-level keys; undefined when it must be parsed whole (short, several documents, directives,
 * complex keys, a root that is no block mapping). Lines that look like no key stay with the entry above them. Of an
 * earlier version the blocks that did not change are taken over.
 */
export function cutBlocks(text: string, earlier?: CutText): readonly Block[] | undefined {
  if (text.length < wholeBelow) return undefined;
  const again = earlier?.blocks && cutAgain(text, earlier.text, earlier.blocks);
  if (again) return again;
  if (mustStayWhole.test(text) || hasSecondDocument(text)) return undefined;
  return cut(new TextLines(text, 0, text.length), 0, text.length, 0);
}

const mustStayWhole = /^(?:%|\.\.\.(?:\s|$)|\? )/m;

/** Whether `---` stands behind something else than comments and blank lines. */
const hasSecondDocument = (text: string): boolean =>
  text.includes('\n---') && /[^\n]\n---(?:\s|$)/.test(text.replace(/^(?:#.*|\s*)\r?\n/gm, ''));

/**
 * The blocks of a text that differs from another in one stretch: only those that the stretch touches are cut again.
 * Undefined when the whole text is to be looked at.
 */
function cutAgain(text: string, before: string, blocks: readonly Block[]): readonly Block[] | undefined {
  const change = changeBetween(before, text);
  let first = blocks.findIndex(({ end }) => end >= change.span.start);
  // A key that is none any more, with what is below it, belongs to the entry above.
  while (first > 0 && !isKey(text, blocks[first]?.start ?? 0)) first--;
  const from = blocks[first]?.start;
  const last = blocks.findLastIndex(({ start }) => start <= change.span.end);
  const to = (blocks[last]?.end ?? 0) + change.by;
  if (from === undefined || to <= from) return undefined;
  const changed = text.slice(from, to);
  if (mustStayWhole.test(changed) || /^---/m.test(changed)) return undefined;
  const cutAnew = cut(new TextLines(text, from, to), from, to, 0);
  if (!cutAnew) return undefined;
  return [
    ...blocks.slice(0, first),
    ...cutAnew,
    ...blocks.slice(last + 1).map((one) => moved(one, change.by)),
  ];
}

const isKey = (text: string, start: number): boolean => {
  const end = text.indexOf('\n', start);
  return isEntry(text, start, end === -1 ? text.length : end);
};

/** A block with everything in it at another offset. */
function moved(block: Block, by: number): Block {
  if (by === 0) return block;
  const own = movedStretch(block, by);
  if (block.kind === 'leaf') return { ...own, kind: 'leaf' };
  const headEnd = block.headEnd + by;
  if (block.kind === 'nest')
    return { ...own, kind: 'nest', headEnd, children: block.children.map((one) => moved(one, by)) };
  return { ...own, kind: 'list', headEnd, items: block.items.map((one) => movedItem(one, by)) };
}

const movedItem = (block: ItemBlock, by: number): ItemBlock =>
  block.kind === 'leaf'
    ? { ...movedStretch(block, by), kind: 'leaf' }
    : {
        ...movedStretch(block, by),
        kind: 'item',
        children: block.children.map((one) => moved(one, by)),
      };

const movedStretch = ({ start, end, dash }: Stretch, by: number): Stretch => ({
  start: start + by,
  end: end + by,
  ...(dash === undefined ? {} : { dash: dash + by }),
});

function cut(lines: TextLines, from: number, to: number, indent: number): readonly Block[] | undefined {
  const starts = indent > deepestCut ? [] : lines.startsAt(indent, from, to, isEntry);
  if (starts.length === 0) return undefined;
  starts[0] = from;
  return starts.map((start, index) => block(lines, start, starts[index + 1] ?? to));
}

function block(lines: TextLines, start: number, end: number, dash?: number): Block {
  const { text } = lines;
  const own = dash === undefined ? { start, end } : { start, end, dash };
  const leaf: Block = { kind: 'leaf', ...own };
  if (end - start < nestAbove) return leaf;
  const written = dash === undefined ? text.slice(start, end) : withoutDash(text, own);
  const head =
    /^(?:(?:[ ]*#.*|[ ]*|---[ ]*)\r?\n)*[ ]*[^\s#\-?&*!|>%@`"'[\]{},:][^\n#"'[\]{}]*:[ ]*(?:#.*)?\r?\n/.exec(
      written,
    );
  if (!head) return leaf;
  const headEnd = start + head[0].length;
  const first = firstLine(text, headEnd, end);
  const ownIndent = /^ */.exec(head[0].trimEnd().split('\n').at(-1) ?? '')?.[0].length ?? 0;
  if (!first || first.indent < ownIndent + (first.isItem ? 0 : 1)) return leaf;
  if (first.isItem) {
    const items = cutItems(lines, headEnd, end, first.indent);
    return items.length > 1 || items[0]?.kind === 'item' ? { kind: 'list', ...own, headEnd, items } : leaf;
  }
  const children = cut(lines, headEnd, end, first.indent);
  const isCut = children && (children.length > 1 || children[0]?.kind !== 'leaf');
  return isCut ? { kind: 'nest', ...own, headEnd, children } : leaf;
}

/** The items of a list whose dashes stand at an indentation: small ones in groups, big maps cut at their entries. */
function cutItems(lines: TextLines, from: number, to: number, indent: number): readonly ItemBlock[] {
  const starts = lines.startsAt(indent, from, to, isItem);
  if (starts.length === 0) return [];
  starts[0] = from;
  const items: ItemBlock[] = [];
  let group: { start: number; end: number } | undefined;
  for (const [index, start] of starts.entries()) {
    const end = starts[index + 1] ?? to;
    const big = end - start < nestAbove ? undefined : bigItem(lines, start, end, indent);
    if (group && !big && end - group.start <= groupBelow) group.end = end;
    else {
      if (group) items.push({ kind: 'leaf', ...group });
      group = big ? undefined : { start, end };
      if (big) items.push(big);
    }
  }
  if (group) items.push({ kind: 'leaf', ...group });
  return items;
}

/** An item that is a map, `- key: …` with more keys below it; undefined when it is anything else. */
function bigItem(lines: TextLines, start: number, end: number, indent: number): ItemBlock | undefined {
  const { text } = lines;
  const line = /^(?:(?: *#.*| *)\r?\n)*( *)-( +)(?=[^\s#\-?&*!|>%@`"'[\]{},:][^\n#"'[\]{}]*:(?:\s|$))/.exec(
    text.slice(start, end),
  );
  if (!line || line[1]?.length !== indent || indent > deepestCut) return undefined;
  const column = indent + 1 + (line[2]?.length ?? 1);
  const dash = start + line[0].length - (line[2]?.length ?? 1) - 1;
  const lineEnd = text.indexOf('\n', dash) + 1 || end;
  const starts = lines.startsAt(column, lineEnd, end, isEntry);
  const first = block(lines, start, starts[0] ?? end, dash);
  const rest = starts.map((from, index) => block(lines, from, starts[index + 1] ?? end));
  return { kind: 'item', start, end, children: [first, ...rest] };
}

/** The text of a stretch; the dash that does not belong to it is a blank. */
export const withoutDash = (text: string, { start, end, dash }: Stretch): string =>
  dash === undefined ? text.slice(start, end) : `${text.slice(start, dash)} ${text.slice(dash + 1, end)}`;

/** Indentation and kind of the first line with content; undefined when there is none. */
function firstLine(
  text: string,
  from: number,
  to: number,
): { readonly indent: number; readonly isItem: boolean } | undefined {
  const [line, indent = ''] = /^( *)(?![ #\r\n])[^\n]*$/m.exec(text.slice(from, to)) ?? [];
  return line === undefined ? undefined : { indent: indent.length, isItem: /^ *-(?:\s|$)/.test(line) };
}

/** Whether a line holds an item of a list behind its indentation. */
const isItem = (text: string, at: number): boolean =>
  text[at] === '-' && (at + 1 >= text.length || ' \t\r\n'.includes(text[at + 1] ?? ''));

/** Whether a line holds a plain key behind its indentation. */
function isEntry(text: string, at: number, end: number): boolean {
  if (' #-?]}[{,&*!|>%@`:\t\r\n'.includes(text[at] ?? '')) return false;
  const colon = text.indexOf(':', at);
  return colon !== -1 && colon < end && (colon + 1 === end || ' \t\r'.includes(text[colon + 1] ?? ''));
}
