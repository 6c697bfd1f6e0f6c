/** In upper case, character by character: Go never makes two out of one, as `ß` → `SS` would. */
export const upper = (text: string): string => perCharacter(text, (letter) => letter.toUpperCase());

/** In lower case, character by character. */
export const lower = (text: string): string => perCharacter(text, (letter) => letter.toLowerCase());

const perCharacter = (text: string, change: (character: string) => string): string =>
  text.replace(/./gsu, (character) => {
    const changed = change(character);
    return [...changed].length === 1 ? changed : character;
  });
