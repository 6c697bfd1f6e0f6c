import { createHash } from 'node:crypto';
import { mkdir, rmdir } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { forEachBlock } from '../archive/blocks';
import { openFile } from '../archive/file-access';
import { writeError } from '../archive/io-errors';
import type { LongWork, OnProgress } from '../archive/zip/verify';
import { type Compression, writeZip, type ZipInput } from '../archive/zip/writer';
import { type PackageArchive, packageArchive } from '../core/build/package-archive';
import type { ServicePackage } from '../core/package/service-package';
import { checkPackage, type Problem } from '../core/rules/check';
import type { Profile } from '../core/rules/rule';
import { suppressionsIn } from '../core/rules/suppressions';
import { say } from '../core/text/message';
import { UserError } from '../core/text/user-error';
import { statOf } from './folder';
import { openDelivery, openServiceDirectory } from './open-package';
import { packDeployment, serviceOf } from './pack-deployment';

/** How a package is built. */
export interface BuildOptions extends LongWork {
  /** Folder to write to, or a file that ends in `.zip`; missing folders are made. */
  readonly out: string;
  /** Of image archives; `store` when absent. */
  readonly compression?: Compression;
  /** Read every byte of the zip back before it takes its place. */
  readonly verify?: boolean;
  /** Compute the SHA-256 of the zip, which takes as long as writing it. */
  readonly checksum?: boolean;
  /** How far the checksum is, which is computed when everything is written. */
  readonly onChecksum?: OnProgress;
  /** Write the zip although there are errors. */
  readonly despiteErrors?: boolean;
  readonly profile?: Profile;
}

/** A package with its problems. */
export interface Checked {
  readonly pkg: ServicePackage;
  readonly problems: readonly Problem[];
}

/** A zip that was written. */
export interface Built {
  readonly status: 'built';
  /** Absolute. */
  readonly file: string;
  /** Bytes of the zip. */
  readonly size: number;
  /** Of the zip, in hexadecimal, when it was asked for. */
  readonly sha256?: string;
  /** The files in it with their sizes in bytes, in order. */
  readonly entries: readonly { readonly path: string; readonly size: number }[];
  /** Files of the service directory that have no place in a delivery. */
  readonly leftOut: readonly string[];
  /** What was built. */
  readonly source: Checked;
  /** What came out, read back from the zip. */
  readonly delivery: Checked;
}

export type BuildResult = Built | { readonly status: 'refused'; readonly source: Checked };

/**
 * Builds the zip of a service directory: checks it, packs its source, writes everything, reads it back and checks that. With
 * errors nothing is written. The zip is complete or what it was before, also when aborted (the signal's reason is thrown).
 * Throws a UserError for what cannot be packed, read or written.
 */
export async function buildPackage(directory: string, options: BuildOptions): Promise<BuildResult> {
  const pkg = await openServiceDirectory(directory);
  const source = { pkg, problems: checkPackage(pkg, profileOf(options)) };
  const hasErrors = source.problems.some(({ severity }) => severity === 'error');
  if (hasErrors && !options.despiteErrors) return { status: 'refused', source };
  const service = serviceOf(pkg);
  const plan = packageArchive(pkg, service, await packDeployment(pkg, service));
  const target = await targetOf(options.out, plan.fileName);
  assertNoInput(target, directory, plan, pkg);
  const inputs = plan.entries.map(({ path, content }) => inputOf(path, content, directory));
  const { size } = await writeInto(target, inputs, options);
  return {
    status: 'built',
    file: target,
    size,
    ...(options.checksum && { sha256: await sha256Of(target, options) }),
    entries: await sizesOf(inputs),
    leftOut: plan.leftOut.filter((path) => resolve(directory, path) !== target),
    source,
    delivery: await readBack(target, pkg, options),
  };
}

const profileOf = ({ profile }: BuildOptions) => (profile ? { profile } : {});

async function targetOf(out: string, fileName: string): Promise<string> {
  const isFolder = (await statOf(out))?.isDirectory() ?? !/\.zip$/i.test(out);
  return resolve(isFolder ? join(out, fileName) : out);
}

/** A zip never takes the place of what it is made of, nor lies among it, where the next build would find it. */
function assertNoInput(target: string, directory: string, plan: PackageArchive, pkg: ServicePackage): void {
  const copied = plan.entries.flatMap(({ content }) => (typeof content === 'string' ? [content] : []));
  const folders = [pkg.imagesFolder, 'package', ...(pkg.deployment ? [pkg.deployment.path] : [])];
  const isInput =
    copied.some((path) => resolve(directory, path) === target) ||
    folders.some((path) => target.startsWith(`${resolve(directory, path)}${sep}`));
  if (isInput) throw new UserError(amongInputs(target));
}

/** Archives are stored as they are; images as the user wants it. */
function inputOf(path: string, content: Uint8Array | string, directory: string): ZipInput {
  const source = typeof content === 'string' ? resolve(directory, content) : content;
  return /\.tar$/i.test(path) ? { path, source } : { path, source, compression: 'store' };
}

async function writeInto(
  target: string,
  inputs: readonly ZipInput[],
  { compression = 'store', verify = false, signal, onProgress }: BuildOptions,
): Promise<{ readonly size: number }> {
  const made = await makeFolder(dirname(target));
  try {
    return await writeZip(target, inputs, {
      compression,
      verify,
      ...sourceDate(),
      ...(signal && { signal }),
      ...(onProgress && { onProgress }),
    });
  } catch (error) {
    if (made) await removeEmpty(dirname(target), made);
    throw error;
  }
}

/** The time that entries are stamped with, where the environment sets one (reproducible-builds.org). */
function sourceDate(): { readonly sourceDateEpoch?: number } {
  const seconds = Number(process.env['SOURCE_DATE_EPOCH'] || Number.NaN);
  return Number.isSafeInteger(seconds) && seconds >= 0 ? { sourceDateEpoch: seconds } : {};
}

/** Makes a folder and those above it; the topmost one that was not there before. */
async function makeFolder(folder: string): Promise<string | undefined> {
  try {
    return await mkdir(folder, { recursive: true });
  } catch (error) {
    throw writeError(error, folder);
  }
}

async function removeEmpty(folder: string, top: string): Promise<void> {
  for (let path = folder; path.startsWith(top); path = dirname(path)) {
    if (
      !(await rmdir(path)
        .then(() => true)
        .catch(() => false))
    )
      return;
  }
}

async function sha256Of(file: string, { signal, onChecksum }: BuildOptions): Promise<string> {
  const hash = createHash('sha256');
  const source = await openFile(file);
  let done = 0;
  try {
    await forEachBlock(source, (block) => {
      signal?.throwIfAborted();
      hash.update(block);
      done += block.length;
      onChecksum?.(done, source.size, basename(file));
      return true;
    });
  } finally {
    await source.close();
  }
  return hash.digest('hex');
}

const sizesOf = (inputs: readonly ZipInput[]): Promise<Built['entries']> =>
  Promise.all(
    inputs
      .filter(({ path }) => !path.endsWith('/'))
      .map(async ({ path, source }) => ({
        path,
        size: typeof source === 'string' ? ((await statOf(source))?.size ?? 0) : source.length,
      })),
  );

/** What the author switched off is off for the zip too: oscpkg.yaml is not in it, and packing drops comments of Chart.yaml. */
async function readBack(target: string, source: ServicePackage, options: BuildOptions): Promise<Checked> {
  const pkg = await openDelivery(target);
  const suppressed = new Set(
    [...source.files.values()]
      .filter(({ path, isRead }) => isRead && !path.includes('!/'))
      .flatMap((file) => suppressionsIn(file))
      .flatMap(({ codes }) => codes.map(({ code }) => code)),
  );
  const problems = checkPackage(pkg, { ...profileOf(options), levels: source.settings.rules });
  return { pkg, problems: problems.filter(({ code }) => !suppressed.has(code)) };
}

const amongInputs = (target: string) =>
  say(
    '"{target}" lies among the files that the package is made of: choose another place with --out',
    '“{target}”位于服务包的源文件之中：请用 --out 指定其他位置',
    { target },
  );
