/** `FirstName`, `HTTPServer`, `GO path` as lower-case words with a delimiter between them, in the way of Sprig's xstrings. */
export function delimitedCase(source: string, delimiter: string): string {
  return source
    .replace(/[ _-]/g, delimiter)
    .replace(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})/gu, delimiter)
    .replace(/(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, delimiter)
    .toLowerCase();
}

/** `some_words here` as `SomeWordsHere`; delimiters at the start stay. */
export function camelCase(source: string): string {
  const [, lead = '', rest = ''] = /^([ _-]*)(.*)$/s.exec(source) ?? [];
  const joined = rest.replace(/[ _-]+(.)?/gsu, (_, next: string | undefined) => (next ?? '').toUpperCase());
  const [first = ''] = joined;
  return lead + first.toUpperCase() + joined.slice(first.length);
}
