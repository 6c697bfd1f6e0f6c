/**
 * Text from a user's file, made fit for a terminal: control characters, which could move the cursor or change colours,
 * and marks that turn the reading direction become visible signs; a tab becomes spaces.
 */
export const visible = (text: string): string =>
  text.replace(/\t/g, tab).replace(unfit, (character) => {
    const code = character.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? '\u2421' : '\ufffd';
  });

/** The same for a text that must stay on one line, such as a message. */
export const oneLine = (text: string): string => visible(text.replace(/\s*[\r\n]+\s*/g, ' '));

const tab = '    ';
const unfit =
  /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/gu;
