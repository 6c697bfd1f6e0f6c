import { text } from '../../text/message';
import { computed, concat, mapped, slice } from '../evaluate/traced-string';
import type { Profile } from '../profile';
import { define, string } from './define';
import { lower, upper } from './one-letter';
import { camelCase, delimitedCase } from './word-case';

/** A function is called for each word or letter. */
const effortOfWords = 60;

/** Functions that change upper and lower case (Sprig `functions.go`, goutils, xstrings). */
export const letterFunctions = [
  recase('upper', 'The text in upper case.', '转换为大写。', upper),
  recase('lower', 'The text in lower case.', '转换为小写。', lower),
  recase('title', 'The text with every word capitalized.', '每个单词首字母大写。', title),
  recase('untitle', 'The text with every word starting in lower case.', '每个单词首字母小写。', untitle),
  recase('swapcase', 'The text with upper and lower case exchanged.', '大小写互换。', swapCase),
  recase(
    'snakecase',
    'The words of the text joined by _ in lower case.',
    '转换为 snake_case。',
    (source, profile) => delimitedCase(source, '_', profile.doublesDelimiter),
  ),
  recase(
    'kebabcase',
    'The words of the text joined by - in lower case.',
    '转换为 kebab-case。',
    (source, profile) => delimitedCase(source, '-', profile.doublesDelimiter),
  ),
  define({
    name: 'camelcase',
    usage: 'STRING',
    doc: text('The words of the text joined, each capitalized.', '转换为 CamelCase。'),
    parameters: [string],
    effort: effortOfWords,
    call: ([source], { profile }) => mapped(source, camelCase(source.text, profile.lowersCamelCase)),
  }),
  define({
    name: 'initials',
    usage: 'STRING',
    doc: text('The first letters of the words.', '各单词的首字母。'),
    parameters: [string],
    effort: effortOfWords,
    call: ([source]) =>
      concat(
        [...source.text.matchAll(/(?<![^\s])\S/gu)].map(({ index, 0: letter }) =>
          slice(source, index, index + letter.length),
        ),
      ),
  }),
  define({
    name: 'shuffle',
    usage: 'STRING',
    doc: text('The characters in random order; unchanged in checks.', '随机打乱字符；检查时保持不变。'),
    parameters: [string],
    call: ([source]) => computed(source.text, [source]),
  }),
];

function recase(
  name: string,
  en: string,
  zhCn: string,
  convert: (source: string, profile: Profile) => string,
) {
  return define({
    name,
    usage: 'STRING',
    doc: text(en, zhCn),
    parameters: [string],
    effort: effortOfWords,
    call: ([source], { profile }) => mapped(source, convert(source.text, profile)),
  });
}

/** Go's `strings.Title`: after everything but letters, digits and `_` a word starts. */
function title(source: string): string {
  return source.replace(/(?<![\p{L}\p{N}_])\p{L}/gu, (letter, offset: number) =>
    startsWord(source, offset) ? upper(letter) : letter,
  );
}

/** Above ASCII only white space separates words. */
const startsWord = (source: string, offset: number): boolean =>
  offset === 0 || source.charCodeAt(offset - 1) < 128 || /\s/.test(source[offset - 1] ?? '');

function untitle(source: string): string {
  return source.replace(/(?<=^|\s)\S/gu, lower);
}

function swapCase(source: string): string {
  return source.replace(/[\p{Lu}\p{Lt}\p{Ll}]/gu, (letter) =>
    /\p{Ll}/u.test(letter) ? upper(letter) : lower(letter),
  );
}
