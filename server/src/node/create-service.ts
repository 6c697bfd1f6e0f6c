import { mkdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { writeError } from '../archive/io-errors';
import { serviceTemplates } from '../core/build/templates';
import {
  fillTemplate,
  isOscName,
  isServiceName,
  type NewService,
} from '../core/build/templates/service-template';
import type { PackageKind } from '../core/package/deployment-package';
import { type Locale, say } from '../core/text/message';
import { UserError } from '../core/text/user-error';
import { entriesOf, statOf } from './folder';
import { sampleImage } from './sample-image';

/** What a new service directory is to be. */
export interface CreateServiceOptions {
  readonly kind: PackageKind;
  /** The folder's name when absent. */
  readonly name?: string;
  readonly version: string;
  /** Language of the comments in its files. */
  readonly locale: Locale;
}

/** A service directory that was made. */
export interface CreatedService {
  /** Absolute. */
  readonly directory: string;
  readonly name: string;
  /** Paths relative to the directory, sorted. */
  readonly files: readonly string[];
  /** Those of `files` that stand for the author's own images. */
  readonly samples: readonly string[];
  /** The file to begin with. */
  readonly first: string;
}

/**
 * Makes a service directory that validates clean, in a folder that is empty or not there yet. Throws a UserError when the
 * folder holds anything, when the name cannot be that of a service, or when it cannot be written; then nothing is left.
 */
export async function createServiceDirectory(
  folder: string,
  { kind, name = basename(resolve(folder)), version, locale }: CreateServiceOptions,
): Promise<CreatedService> {
  if (!isServiceName(name)) throw new UserError(badName(name));
  if (kind === 'osc' && !isOscName(name)) throw new UserError(badOscName(name));
  if (!isVersion(version)) throw new UserError(badVersion(version));
  const directory = resolve(folder);
  await assertEmpty(directory);
  const service = fillTemplate(serviceTemplates[kind], { name, version, locale });
  await writeAll(directory, service);
  const samples = service.images.map(({ path }) => path);
  return {
    directory,
    name,
    files: [...service.files.keys(), ...samples].sort(),
    samples,
    first: service.first,
  };
}

const badOscName = (name: string) =>
  say(
    '"{name}" cannot be the name of an OSC package: it begins with a letter and has two characters at least. Choose another one, e.g. "{example}".',
    '“{name}”不能作为 OSC 规范包的名称：须以字母开头且至少两个字符。请选用其他名称，例如“{example}”。',
    { name, example: `svc-${name.toLowerCase().replace(/^-+|-+$/g, '') || '1'}` },
  );

/** R032 and R033: SemVer without build metadata. */
const isVersion = (version: string): boolean =>
  /^(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2}(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/.test(version);

async function assertEmpty(directory: string): Promise<void> {
  const found = await statOf(directory);
  if (found === undefined || (found.isDirectory() && (await entriesOf(directory)).length === 0)) return;
  throw new UserError(
    say(
      '"{directory}" is there already and not empty: nothing was written. Name another folder',
      '“{directory}”已存在且不为空：未写入任何内容。请指定其他目录',
      { directory },
    ),
  );
}

/** Everything is written in a folder aside and then moved to its place. */
async function writeAll(directory: string, service: NewService): Promise<void> {
  let made: string | undefined;
  const aside = join(directory, `.${process.pid}.partial`);
  try {
    made = await mkdir(directory, { recursive: true });
    for (const [path, content] of contentsOf(service)) {
      await mkdir(dirname(join(aside, path)), { recursive: true });
      await writeFile(join(aside, path), content, { flag: 'wx' });
    }
    for (const { name } of await entriesOf(aside)) await rename(join(aside, name), join(directory, name));
    await rmdir(aside);
  } catch (error) {
    await rm(made ?? aside, { recursive: true, force: true }).catch(() => undefined);
    throw writeError(error, directory);
  }
}

const contentsOf = ({ files, images }: NewService): readonly (readonly [string, string | Uint8Array])[] => [
  ...files,
  ...images.map((image) => [image.path, sampleImage(image)] as const),
];

const badName = (name: string) =>
  say(
    '"{name}" cannot be the name of a service: use 1 to 64 letters, digits and hyphens',
    '“{name}”不能作为服务名称：请使用 1 至 64 个英文字母、数字和连字符',
    { name },
  );

const badVersion = (version: string) =>
  say(
    '"{version}" is no version: use three numbers, e.g. 1.0.0, without "+"',
    '“{version}”不是合法的版本号：请使用三段数字，如 1.0.0，且不含“+”',
    { version },
  );
