import { upper } from './one-letter';

const connector = String.raw`[-_\p{White_Space}]`;
const capital = String.raw`\p{Lu}`;
/** A letter that is no capital; the letters of Chinese and Japanese count as signs. */
const small = String.raw`(?:(?![\u3400-\u4D85\u4E00-\u9FCC\u{20000}-\u{2B81D}]|${capital})\p{L})`;
const sign = String.raw`(?!${connector}|${capital}|${small}|[\p{N}\p{P}]).`;
const letters = `${capital}{2,}(?!${small})|${capital}${small}*|${small}+|(?:${sign})+`;
/** Digits belong to the word before them (`bld4`), unless small letters follow: then they start one (`2xx`). */
const words = new RegExp(
  String.raw`${connector}+|\p{P}+|\p{N}+(?:${small}|\p{N})*|(?:${letters})(?:\p{N}+(?!${small}|\p{N}))?`,
  'gsu',
);
const connectors = new RegExp(`^${connector}`, 'u');
const separate = new RegExp(String.raw`^(?:${connector}|\p{P})`, 'u');

/**
 * `FirstName`, `HTTPServer`, `GO path` as lower-case words with a delimiter between them, in the way of Sprig's xstrings;
 * with `doubles`, as older releases have it, one more between a number and a delimiter.
 */
export function delimitedCase(source: string, delimiter: string, doubles: boolean): string {
  let result = '';
  let before = '';
  for (const [word] of source.matchAll(words)) {
    const isConnector = connectors.test(word);
    const touches = separate.test(word) || before === '' || separate.test(before);
    if (!touches || (doubles && isConnector && /^\p{N}/u.test(before))) result += delimiter;
    result += isConnector
      ? delimiter.repeat([...word].length)
      : word.replace(/\p{Lu}/gu, (letter) => letter.toLowerCase());
    before = word;
  }
  return result;
}

/**
 * `some_words here` as `SomeWordsHere`; delimiters at the ends stay, of several in a row all but one. Capitals at the
 * start of a word become small but for the first; with `lowers`, as older releases have it, all of them.
 */
export function camelCase(source: string, lowers: boolean): string {
  const [, lead = '', rest = ''] = /^([\s_-]*)(.*)$/s.exec(source) ?? [];
  const joined = rest.replace(/([\s_-]*)([\s_-]|^)([^\s_-]+)/gu, (_, more: string, __, word: string) => {
    return more + capitalized(word, lowers);
  });
  // Of nothing but delimiters the last is written twice.
  return lead + (rest === '' ? lead.slice(-1) : joined);
}

function capitalized(word: string, lowers: boolean): string {
  const [first = ''] = word;
  const rest = word.slice(first.length);
  return upper(first) + (lowers ? rest.toLowerCase() : lowerStart(first, rest));
}

const lowerStart = (first: string, rest: string): string =>
  /\p{Lu}/u.test(first) ? rest.replace(/^\p{Lu}+/u, (capitals) => capitals.toLowerCase()) : rest;
