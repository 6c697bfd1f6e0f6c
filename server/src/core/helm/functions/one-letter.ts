/** In upper case, character by character: Go never makes two out of one, as `ß` → `SS` would. */
export const upper = (text: string): string =>
  isAscii(text) ? text.toUpperCase() : perCharacter(text, (letter) => letter.toUpperCase());

/** In lower case, character by character. */
export const lower = (text: string): string =>
  isAscii(text) ? text.toLowerCase() : perCharacter(text, (letter) => letter.toLowerCase());

const isAscii = (text: string): boolean => !/[^\0-\x7f]/.test(text);

const perCharacter = (text: string, change: (character: string) => string): string =>
  text.replace(/./gsu, (character) => {
    const changed = change(character);
    return [...changed].length === 1 ? changed : character;
  });
