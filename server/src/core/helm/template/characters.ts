/** White space inside actions, and what trim markers trim. */
export const isSpace = (character: string | undefined): boolean =>
  character === ' ' || character === '\n' || character === '\r' || character === '\t';

const wordPattern = /[\p{L}\p{Nd}_]/u;

/** Whether a character (one code point) may stand in a name: letters and digits of every script, and `_`. */
export const isWord = (character: string): boolean =>
  character !== '' && endOfWord(character, 0) === character.length;

const isAsciiWord = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;

/** The end of the word that starts at an offset; the offset itself if none does. */
export function endOfWord(text: string, start: number): number {
  let at = start;
  for (;;) {
    const code = text.charCodeAt(at);
    if (isAsciiWord(code)) at++;
    else {
      const character = code < 128 || Number.isNaN(code) ? '' : characterAt(text, at);
      if (character === '' || !wordPattern.test(character)) return at;
      at += character.length;
    }
  }
}

export const isDigit = (character: string | undefined): boolean =>
  character !== undefined && character >= '0' && character <= '9';

/** The code point at an offset as a string; empty at the end. */
export function characterAt(text: string, offset: number): string {
  const code = text.codePointAt(offset);
  return code === undefined ? '' : code < 128 ? (text[offset] ?? '') : String.fromCodePoint(code);
}

/** A character as Go's `%#U` shows it. */
export const unicodeName = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')} '${character}'`;
