/**
 * Go's strings hold bytes, ours UTF-16. Bytes that are no UTF-8 are carried as lone surrogates U+DC80…U+DCFF, so that
 * binary content survives `.Files.Get | b64enc` and the like.
 */
export function textOfBytes(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes);
  } catch {
    return escapedText(bytes);
  }
}

/** The bytes of a text; the reverse of {@link textOfBytes}. */
export function bytesOfText(text: string): Uint8Array {
  if (!/[\uDC80-\uDCFF]/.test(text)) return encoder.encode(text);
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0xdc80 && code <= 0xdcff) bytes.push(code - 0xdc00);
    else for (const byte of encoder.encode(character)) bytes.push(byte);
  }
  return Uint8Array.from(bytes);
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

function escapedText(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index < bytes.length; ) {
    const code = codePointAt(bytes, index);
    text += String.fromCodePoint(code ?? 0xdc00 + (bytes[index] ?? 0));
    index += code === undefined ? 1 : code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return text;
}

/** The character whose UTF-8 starts at an index; undefined when none does. Not by a TextDecoder, which would be asked for each byte. */
function codePointAt(bytes: Uint8Array, index: number): number | undefined {
  const first = bytes[index] ?? 0;
  if (first < 0x80) return first;
  const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  if (length === 0 || index + length > bytes.length) return undefined;
  let code = first & (0x7f >> length);
  for (let next = index + 1; next < index + length; next++) {
    const byte = bytes[next] ?? 0;
    if ((byte & 0xc0) !== 0x80) return undefined;
    code = (code << 6) | (byte & 0x3f);
  }
  const isOverlong = code < (length === 2 ? 0x80 : length === 3 ? 0x800 : 0x10000);
  return isOverlong || (code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff ? undefined : code;
}
