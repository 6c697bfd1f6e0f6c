/** How many bytes a text has in UTF-8, which is what Go's `len` counts. */
export function byteLength(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x80) continue;
    // A surrogate pair is two units and four bytes.
    bytes += code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 1 : 2;
  }
  return bytes;
}

/** The UTF-16 offset of a byte offset; inside of a character, the start of that character. */
export function offsetOfByte(text: string, byte: number): number {
  let bytes = 0;
  let offset = 0;
  for (const character of text) {
    bytes += byteLength(character);
    if (bytes > byte) return offset;
    offset += character.length;
  }
  return offset;
}

const notAscii = /[^\0-\x7f]/;

/** The part of a text between two byte offsets, as UTF-16 offsets. */
export function byteRange(text: string, start: number, end: number): readonly [number, number] {
  return notAscii.test(text) ? [offsetOfByte(text, start), offsetOfByte(text, end)] : [start, end];
}
