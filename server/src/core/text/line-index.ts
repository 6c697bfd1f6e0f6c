/** A zero-based line and UTF-16 column, as in the Language Server Protocol. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Converts between offsets and lines of one text; `\n`, `\r\n` and a lone `\r` end a line. */
export class LineIndex {
  private readonly starts: readonly number[];

  constructor(private readonly text: string) {
    const starts = [0];
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      if (code === 13 && text.charCodeAt(index + 1) === 10) continue;
      if (code === 10 || code === 13) starts.push(index + 1);
    }
    this.starts = starts;
  }

  /** How many lines the text has; at least 1. */
  get lineCount(): number {
    return this.starts.length;
  }

  /** The position of an offset; offsets outside the text are moved to its ends. */
  positionAt(offset: number): Position {
    const inside = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = this.starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.startOf(middle) <= inside) low = middle;
      else high = middle;
    }
    return { line: low, character: inside - this.startOf(low) };
  }

  /** The offset of a position; a column behind the end of its line is moved to that end. */
  offsetAt(position: Position): number {
    if (position.line >= this.starts.length) return this.text.length;
    const start = this.startOf(position.line);
    return Math.min(start + position.character, start + this.lineText(position.line).length);
  }

  /** The text of a line without its line ending. */
  lineText(line: number): string {
    const end = line + 1 < this.starts.length ? this.startOf(line + 1) : this.text.length;
    return this.text.slice(this.startOf(line), end).replace(/[\r\n]+$/, '');
  }

  private startOf(line: number): number {
    return this.starts[line] ?? 0;
  }
}
