import type { TextEdit } from '../text/edit';
import { behindColon, lineEnd } from './layout';
import type { YamlEntry } from './node';

/** Gives an entry another value on one line, as it is to be written (between braces in quotes where it has to be); a comment behind the key stays. */
export function replaceValue(text: string, entry: YamlEntry, written: string): readonly TextEdit[] {
  const value = entry.parent.flow && /^[^"'].*[,[\]{}]/.test(written) ? JSON.stringify(written) : written;
  const colon = behindColon(text, entry);
  const held = entry.value?.span;
  if (!held) return [{ span: { start: colon, end: colon }, newText: ` ${value}` }];
  const end = held.start + text.slice(held.start, held.end).trimEnd().length;
  const ownLineEnd = lineEnd(text, colon);
  if (held.start <= ownLineEnd) return [{ span: { start: held.start, end }, newText: value }];
  return [
    { span: { start: colon, end: colon }, newText: ` ${value}` },
    { span: { start: ownLineEnd, end }, newText: '' },
  ];
}
