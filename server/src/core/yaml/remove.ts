import type { TextEdit } from '../text/edit';
import { columnOf, contentEnd, lineStart, nextLine } from './layout';
import type { YamlEntry, YamlMap } from './node';

/**
 * Removes an entry with the lines that it takes, comments at their ends included; comments above it stay. The dash of a
 * list item and the other entries of its line stay where they are; a map that loses its last entry becomes `{}`.
 */
export function removeEntry(text: string, entry: YamlEntry): TextEdit {
  const { parent } = entry;
  const index = parent.entries.indexOf(entry);
  if (parent.entries.length === 1 && !parent.flow) {
    return { span: { start: parent.span.start, end: contentEnd(text, entry) }, newText: '{}' };
  }
  if (parent.flow) return { span: flowSpan(parent, entry, index), newText: '' };
  const next = parent.entries[index + 1];
  const start = lineStart(text, entry.span.start);
  const isAlone = text.slice(start, entry.span.start).trim() === '';
  if (!isAlone && next) {
    return { span: { start: entry.span.start, end: next.span.start }, newText: '' };
  }
  const end = nextLine(text, contentEnd(text, entry));
  return { span: { start, end }, newText: '' };
}

/** An entry between braces with the comma that it no longer needs. */
function flowSpan(
  { entries }: YamlMap,
  { span }: YamlEntry,
  index: number,
): { readonly start: number; readonly end: number } {
  const next = entries[index + 1];
  if (next) return { start: span.start, end: next.span.start };
  return { start: entries[index - 1]?.span.end ?? span.start, end: span.end };
}

/** Removes whole lines: from the line of one offset to that of another. */
export const removeLines = (text: string, from: number, to: number): TextEdit => ({
  span: { start: lineStart(text, from), end: nextLine(text, to) },
  newText: '',
});

/** Whether nothing but blank space stands in front of an offset in its line. */
export const startsLine = (text: string, offset: number): boolean =>
  text.slice(offset - columnOf(text, offset), offset).trim() === '';
