import { text } from '../../text/message';
import { concat, slice, type TracedString } from '../evaluate/traced-string';
import { define, string } from './define';

/** Functions that take something away from a text (Sprig `strings.go`). What stays keeps its origins. */
export const trimFunctions = [
  define({
    name: 'trim',
    usage: 'STRING',
    doc: text('The text without white space at its ends.', '去掉两端的空白。'),
    parameters: [string],
    call: ([source]) => trimEnds(source, isSpace),
  }),
  define({
    name: 'trimAll',
    aliases: ['trimall'],
    usage: 'CHARACTERS STRING',
    doc: text('The text without any of these characters at its ends.', '去掉两端出现的这些字符。'),
    parameters: [string, string],
    call: ([characters, source]) => {
      const set = new Set(characters.text);
      return trimEnds(source, (character) => set.has(character));
    },
  }),
  define({
    name: 'trimSuffix',
    usage: 'SUFFIX STRING',
    doc: text('The text without this end, if it ends so.', '若以该后缀结尾，则去掉后缀。'),
    parameters: [string, string],
    call: ([suffix, source]) =>
      source.text.endsWith(suffix.text) ? slice(source, 0, source.text.length - suffix.text.length) : source,
  }),
  define({
    name: 'trimPrefix',
    usage: 'PREFIX STRING',
    doc: text('The text without this start, if it starts so.', '若以该前缀开头，则去掉前缀。'),
    parameters: [string, string],
    call: ([prefix, source]) =>
      source.text.startsWith(prefix.text) ? slice(source, prefix.text.length) : source,
  }),
  define({
    name: 'nospace',
    usage: 'STRING',
    doc: text('The text without any white space.', '去掉所有空白。'),
    parameters: [string],
    effort: 10,
    call: ([source]) =>
      concat(
        [...source.text.matchAll(/[^\t-\r \x85\xa0]+/g)].map(({ index, 0: run }) =>
          slice(source, index, index + run.length),
        ),
      ),
  }),
];

/** White space as Go's `unicode.IsSpace` has it. */
const isSpace = (character: string): boolean =>
  /[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/.test(character);

function trimEnds(source: TracedString, drop: (character: string) => boolean): TracedString {
  const { text } = source;
  let start = 0;
  for (const character of text) {
    if (!drop(character)) break;
    start += character.length;
  }
  let end = text.length;
  while (end > start) {
    const character = lastCharacter(text, end);
    if (!drop(character)) break;
    end -= character.length;
  }
  return slice(source, start, end);
}

/** The character that ends at an offset, which may be two units long. */
function lastCharacter(text: string, end: number): string {
  const two = text.slice(Math.max(0, end - 2), end);
  return (two.codePointAt(0) ?? 0) > 0xffff ? two : two.slice(-1);
}
