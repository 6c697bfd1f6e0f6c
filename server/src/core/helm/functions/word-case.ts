/** `FirstName`, `HTTPServer`, `GO path` as lower-case words with a delimiter between them, in the way of Sprig's xstrings. */
export function delimitedCase(source: string, delimiter: string): string {
  return source
    .replace(/[ _-]/g, delimiter)
    .replace(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})/gu, delimiter)
    .replace(/(?<=\p{Lu})(?=\p{Lu}\p{Ll}|\p{N})/gu, delimiter)
    .toLowerCase();
}

/**
 * `some_words here` as `SomeWordsHere`; delimiters at the ends stay, of several in a row all but one. Capitals at the
 * start of a word become small but for the first; with `lowers`, as older releases have it, all of them.
 */
export function camelCase(source: string, lowers: boolean): string {
  const [, lead = '', rest = ''] = /^([ _-]*)(.*)$/s.exec(source) ?? [];
  const joined = rest.replace(/([ _-]*)([ _-]|^)([^ _-]+)/gu, (_, more: string, __, word: string) => {
    return more + capitalized(word, lowers);
  });
  return lead + joined;
}

function capitalized(word: string, lowers: boolean): string {
  const [first = ''] = word;
  const rest = word.slice(first.length);
  return first.toUpperCase() + (lowers ? rest.toLowerCase() : lowerStart(first, rest));
}

const lowerStart = (first: string, rest: string): string =>
  /\p{Lu}/u.test(first) ? rest.replace(/^\p{Lu}+/u, (capitals) => capitals.toLowerCase()) : rest;
