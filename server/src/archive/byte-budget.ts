/** Bytes that may still be unpacked into memory. Archives in archives share one, so that together they are no bomb. */
export class ByteBudget {
  private left: number;

  constructor(readonly total: number) {
    this.left = total;
  }

  get isSpent(): boolean {
    return this.left <= 0;
  }

  /** Spends bytes, also more than there are left; whether there were as many. */
  take(count: number): boolean {
    this.left -= count;
    return this.left >= 0;
  }
}
