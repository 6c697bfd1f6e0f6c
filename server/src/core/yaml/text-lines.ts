/** The lines of a text with their indentation, counted once for all levels at which the text is cut. */
export class TextLines {
  private readonly starts: number[] = [];
  /** How many spaces each line begins with. */
  private readonly indents: number[] = [];

  /** The lines between two offsets: the start of one and the end of one. */
  constructor(
    readonly text: string,
    from: number,
    private readonly to: number,
  ) {
    for (let start = from; start < to; ) {
      let at = start;
      while (text.charCodeAt(at) === 32) at++;
      this.starts.push(start);
      this.indents.push(at - start);
      const newline = text.indexOf('\n', at);
      start = newline === -1 ? to : newline + 1;
    }
  }

  /** The starts of the lines between two offsets that are indented by exactly this much and hold what is asked for. */
  startsAt(
    indent: number,
    from: number,
    to: number,
    holds: (text: string, at: number, end: number) => boolean,
  ): number[] {
    const found: number[] = [];
    for (let line = this.firstAt(from); line < this.starts.length; line++) {
      const start = this.starts[line] ?? to;
      if (start >= to) break;
      if (this.indents[line] !== indent) continue;
      if (holds(this.text, start + indent, this.endOf(line))) found.push(start);
    }
    return found;
  }

  /** Where the content of a line ends: in front of its line feed. */
  private endOf(line: number): number {
    const next = this.starts[line + 1] ?? this.to;
    return this.text.charCodeAt(next - 1) === 10 ? next - 1 : next;
  }

  /** The first line that starts at an offset or behind it. */
  private firstAt(offset: number): number {
    let low = 0;
    let high = this.starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
