/** Estimates how long work still takes from how fast its last seconds went: disks and caches change their pace on the way. */
export class TimeLeft {
  private readonly samples: { readonly at: number; readonly done: number }[] = [];

  /** `now` tells milliseconds. */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Takes in how far the work is, and hands back the seconds left; undefined until the pace is known. */
  after(done: number, total: number): number | undefined {
    const at = this.now();
    const last = this.samples.at(-1);
    if (last === undefined || at - last.at >= betweenSamples) this.samples.push({ at, done });
    while (this.samples.length > 2 && at - (this.samples[1]?.at ?? at) >= window) this.samples.shift();
    const first = this.samples[0];
    if (first === undefined || at - first.at < leastTime || done <= first.done) return undefined;
    const perMillisecond = (done - first.done) / (at - first.at);
    return Math.ceil(Math.max(0, total - done) / perMillisecond / 1000);
  }
}

const betweenSamples = 500;
const window = 10_000;
/** What went by before an estimate is more than a guess. */
const leastTime = 2000;
