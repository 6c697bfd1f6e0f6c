import type { Span } from '../../text/span';

/**
 * A text that was decoded from a stretch of a file, and where each of its characters comes from. Offsets are UTF-16
 * units; an offset outside is moved to the nearest end.
 */
export class DecodedText {
  constructor(
    readonly decoded: string,
    /** Where the content stands in the file, without quotes or block header. */
    readonly content: Span,
    private readonly pieces: readonly Piece[],
  ) {}

  /** Where the character at a decoded offset starts in the file; the end of the content for the decoded end. */
  toFile(offset: number): number {
    if (offset >= this.decoded.length) return this.endInFile(offset);
    const piece = this.pieceAt(Math.max(offset, 0));
    if (!piece) return this.content.start;
    return isCopy(piece) ? piece.file + Math.max(offset, 0) - piece.decoded : piece.file;
  }

  /** Where the character in front of a decoded offset ends in the file: where something is inserted behind it. */
  endInFile(offset: number): number {
    const last = Math.min(offset, this.decoded.length) - 1;
    const piece = last < 0 ? undefined : this.pieceAt(last);
    if (!piece) return this.pieces[0]?.file ?? this.content.start;
    return isCopy(piece) ? piece.file + last + 1 - piece.decoded : piece.file + piece.fileLength;
  }

  /** The stretch of the file that a decoded stretch comes from; an empty one stands behind the character before it. */
  spanInFile(start: number, end: number): Span {
    const fileEnd = this.endInFile(end);
    return { start: end > start ? this.toFile(start) : fileEnd, end: fileEnd };
  }

  /** The decoded offset of a place in the file; a place inside an escape or an indentation goes to the nearest one before it. */
  toDecoded(fileOffset: number): number {
    const piece = findLast(this.pieces, (one) => one.file <= fileOffset);
    if (!piece) return 0;
    const into = fileOffset - piece.file;
    if (into > 0 && into >= piece.fileLength) return piece.decoded + piece.length;
    return piece.decoded + (isCopy(piece) ? into : 0);
  }

  private pieceAt(offset: number): Piece | undefined {
    return findLast(this.pieces, (piece) => piece.decoded <= offset);
  }
}

/** Builds a {@link DecodedText} from left to right. What is skipped in the file (indentation) belongs to no character. */
export class Decoding {
  private readonly pieces: Piece[] = [];
  private readonly texts: string[] = [];
  private length = 0;

  constructor(private readonly file: string) {}

  /** Takes a stretch of the file as it is. */
  copy(start: number, end: number): void {
    if (end > start) this.put(this.file.slice(start, end), start, end);
  }

  /** Adds what a stretch of the file stands for: an escape, a folded line break. */
  put(text: string, start: number, end: number): void {
    if (text === '') return;
    const last = this.pieces.at(-1);
    const piece = { decoded: this.length, length: text.length, file: start, fileLength: end - start };
    if (last && isCopy(last) && isCopy(piece) && last.file + last.fileLength === start) {
      last.length += text.length;
      last.fileLength += text.length;
    } else {
      this.pieces.push(piece);
    }
    this.texts.push(text);
    this.length += text.length;
  }

  finish(content: Span): DecodedText {
    return new DecodedText(this.texts.join(''), content, this.pieces);
  }
}

/** Decoded characters and the stretch of the file that stands for them, one by one when both are equally long. */
interface Piece {
  readonly decoded: number;
  length: number;
  readonly file: number;
  fileLength: number;
}

const isCopy = (piece: Piece): boolean => piece.length === piece.fileLength;

/** The last piece for which a condition holds that holds for none behind the first one where it fails. */
function findLast(pieces: readonly Piece[], holds: (piece: Piece) => boolean): Piece | undefined {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const piece = pieces[middle];
    if (piece && holds(piece)) low = middle + 1;
    else high = middle;
  }
  return pieces[low - 1];
}
