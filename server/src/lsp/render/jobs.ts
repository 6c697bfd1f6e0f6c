import { type RenderedImages, renderedImages } from '../../core/features/rendered-images';
import { type GeneratedMapping, generateMapping } from '../../core/images/generate-mapping';
import type { PlatformRegistry } from '../../core/images/platform-address';
import { type Preview, preview } from '../../core/images/preview';
import type { PackageKind } from '../../core/package/deployment-package';
import { identity, type ServicePackage } from '../../core/package/service-package';
import { type CheckOptions, checkPackage, type Problem, withoutLateFixes } from '../../core/rules/check';
import type { Locale } from '../../core/text/message';
import type { EditedDirectory } from '../workspace/open-package';

/** How rules are to be run, as far as it can be sent to another thread. */
export type SentOptions = Pick<CheckOptions, 'profile' | 'levels'>;

/** What rendering found out. */
export interface RenderedFacts {
  readonly problems: readonly Problem[];
  readonly images: RenderedImages;
}

/** A built zip that was checked. */
export interface CheckedDelivery {
  /** Name of the service directory in it. */
  readonly folder: string;
  readonly name: string | undefined;
  readonly version: string | undefined;
  readonly kind: PackageKind | undefined;
  readonly problems: readonly Problem[];
  /** The texts that problems point into, by path. */
  readonly texts: ReadonlyMap<string, string>;
}

/** A zip that was written. */
export interface BuiltDelivery {
  /** Absolute path. */
  readonly file: string;
  readonly size: number;
}

/** How far a job is: the file that it works on, and bytes. */
export interface JobProgress {
  readonly file: string;
  readonly done: number;
  readonly total: number;
}

/** What a job is given beside its parameters. */
export interface JobContext {
  open(edited: EditedDirectory): Promise<ServicePackage>;
  readonly isOutdated: () => boolean;
  readonly signal: AbortSignal;
  report(progress: JobProgress): void;
}

/**
 * What takes long: it renders, or reads archives. Each job runs on a thread of its own, so parameters and results must survive
 * a structured clone.
 */
export interface JobTypes {
  /** The rules that render. */
  readonly facts: Job<{ readonly edited: EditedDirectory; readonly options: SentOptions }, RenderedFacts>;
  /** The problems of some rules that render, with the repairs that it takes long to find. */
  readonly repairs: Job<
    { readonly edited: EditedDirectory; readonly options: SentOptions; readonly codes: readonly string[] },
    readonly Problem[]
  >;
  readonly preview: Job<
    { readonly edited: EditedDirectory; readonly registry: PlatformRegistry },
    Preview | undefined
  >;
  readonly mapping: Job<
    { readonly edited: EditedDirectory; readonly locale: Locale },
    GeneratedMapping | undefined
  >;
  /** All rules on a built zip. */
  readonly delivery: Job<{ readonly file: string; readonly options: SentOptions }, CheckedDelivery>;
  /** Writes the zip of a directory, whatever its problems. */
  readonly build: Job<{ readonly directory: string; readonly out: string }, BuiltDelivery>;
}

interface Job<Params, Result> {
  readonly params: Params;
  readonly result: Result;
}

export type JobName = keyof JobTypes;

/** How each job is done. */
export const jobs: {
  readonly [Name in JobName]: (
    params: JobTypes[Name]['params'],
    context: JobContext,
  ) => Promise<JobTypes[Name]['result']>;
} = {
  async facts({ edited, options }, { open, isOutdated }) {
    const pkg = await open(edited);
    const problems = checkPackage(pkg, { ...options, tempo: 'render', isCancelled: isOutdated });
    return {
      problems: problems.map(withoutLateFixes),
      images: isOutdated() ? [] : renderedImages(pkg),
    };
  },
  async repairs({ edited, options, codes }, { open }) {
    const problems = checkPackage(await open(edited), {
      ...options,
      tempo: 'render',
      only: new Set(codes),
    });
    return problems.filter(({ fixes = [] }) => fixes.length > 0);
  },
  preview: async ({ edited, registry }, { open }) => preview(await open(edited), registry),
  mapping: async ({ edited, locale }, { open }) => generateMapping(await open(edited), locale),
  delivery: ({ file, options }, { signal }) => checkDelivery(file, options, signal),
  async build({ directory, out }, { signal, report }) {
    const { buildPackage } = await import('../../node/build-package');
    const onProgress = (done: number, total: number, file: string) => report({ file, done, total });
    const built = await buildPackage(directory, { out, despiteErrors: true, signal, onProgress });
    if (built.status !== 'built') throw new Error('refused');
    return { file: built.file, size: built.size };
  },
};

async function checkDelivery(
  file: string,
  options: SentOptions,
  signal: AbortSignal,
): Promise<CheckedDelivery> {
  const { openDelivery } = await import('../../node/open-package');
  const pkg = await openDelivery(file, { verify: true, signal });
  const problems = checkPackage(pkg, options);
  const paths = problems.flatMap(({ at, related = [] }) => [at.file, ...related.map((one) => one.at.file)]);
  const read = [...new Set(paths)]
    .flatMap((path) => pkg.files.get(path) ?? [])
    .filter(({ isRead }) => isRead);
  return {
    folder: pkg.delivery?.topLevel.includes(pkg.name) ? pkg.name : '',
    ...identity(pkg),
    kind: pkg.deployment?.kind,
    problems,
    texts: new Map(read.map(({ path, text }) => [path, text])),
  };
}
