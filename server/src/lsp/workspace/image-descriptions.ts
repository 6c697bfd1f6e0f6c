import type { ImageArchiveInfo } from '../../core/images/image-archive';

/** Reads what an image archive says of itself. */
export type DescribeImage = (path: string) => Promise<ImageArchiveInfo | undefined>;

/** How long one reading of a package waits for descriptions altogether. */
const patience = 300;

/**
 * What image archives say of themselves. A plain tar is told in a moment; one that is compressed, contrary to the rules, must be
 * read as a whole: then the editor gets its answers without it, and is told when it is there.
 */
export class ImageDescriptions {
  private readonly known = new Map<
    string,
    { readonly stamp: string; readonly info: Promise<ImageArchiveInfo | undefined> }
  >();
  private reading: Promise<unknown> = Promise.resolve();

  constructor(private readonly onLate: () => void) {}

  /** For one reading of a package: a describer that gives up waiting after a while. `stampOf` changes with a file. */
  describer(describe: DescribeImage, stampOf: (path: string) => Promise<string>): DescribeImage {
    const deadline = performance.now() + patience;
    return async (path) => {
      const stamp = await stampOf(path);
      const known = this.known.get(path);
      const info = known?.stamp === stamp ? known.info : this.begin(path, stamp, describe);
      return within(info, deadline, this.onLate);
    };
  }

  /** One archive is read after the other. */
  private begin(path: string, stamp: string, describe: DescribeImage): Promise<ImageArchiveInfo | undefined> {
    const info = this.reading.then(() => describe(path)).catch(() => undefined);
    this.reading = info;
    this.known.set(path, { stamp, info });
    return info;
  }
}

/** A result if it is there in time; otherwise undefined, and `onLate` is called when it is. */
async function within<Result>(
  result: Promise<Result>,
  deadline: number,
  onLate: () => void,
): Promise<Result | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<typeof tooLate>((resolve) => {
    timer = setTimeout(() => resolve(tooLate), Math.max(1, deadline - performance.now()));
  });
  const first = await Promise.race([result, late]);
  clearTimeout(timer);
  if (first !== tooLate) return first;
  result.then(onLate);
  return undefined;
}

const tooLate = Symbol('too late');
