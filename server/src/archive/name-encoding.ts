/** A name from an archive, and the encoding that it could be read in. */
export interface DecodedName {
  readonly name: string;
  readonly encoding: 'UTF-8' | 'GBK' | 'CP437';
}

/**
 * Decodes a name whose encoding the archive does not state: UTF-8 when it is (macOS writes it unmarked), else GBK
 * (what Windows writes in China), else the CP437 of the zip specification, in which every byte is a character.
 */
export function decodeName(bytes: Uint8Array): DecodedName {
  for (const encoding of ['UTF-8', 'GBK'] as const) {
    const name = decodeStrictly(bytes, encoding);
    if (name !== undefined) return { name, encoding };
  }
  return { name: [...bytes].map(cp437).join(''), encoding: 'CP437' };
}

/** Whether every byte means the same in all encodings. */
export const isAscii = (bytes: Uint8Array): boolean => bytes.every((byte) => byte < 0x80);

/** Making one costs more than all that it decodes: a tar has three names in every header. */
const decoders = {
  'UTF-8': new TextDecoder('UTF-8', { fatal: true, ignoreBOM: true }),
  GBK: new TextDecoder('GBK', { fatal: true, ignoreBOM: true }),
} as const;

function decodeStrictly(bytes: Uint8Array, encoding: keyof typeof decoders): string | undefined {
  try {
    return decoders[encoding].decode(bytes);
  } catch {
    return undefined;
  }
}

const upperHalf =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

const cp437 = (byte: number): string =>
  byte < 0x80 ? String.fromCharCode(byte) : (upperHalf[byte - 0x80] ?? '');
