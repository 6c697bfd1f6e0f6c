import type { AddressRole } from '../package/mapping';
import { type Message, say } from '../text/message';
import type { DeclaredImage } from './declared-images';
import type { HelmImage } from './helm-images';
import { isLiteral, type PathRole, partsOfReference, type Stretch } from './reference-roles';

/** The address paths of an entry by role. */
export type AddressPaths = Readonly<Partial<Record<AddressRole, string>>>;

/** The paths that fill a reference as an address; a message where they cannot make one. */
export function addressOf(use: HelmImage, declared: readonly DeclaredImage[]): AddressPaths | Message {
  const paths = new Map<PathRole, string>();
  let obstacle: Message | undefined;
  for (const { role, origin, stretch } of use.paths) {
    const isNamed = !origin.rootPath.some((step) => typeof step === 'number' || step.includes('.'));
    if (!isNamed) obstacle ??= undocumented(origin.rootPath);
    else if (holdsSlash(use.reference, role, stretch)) obstacle ??= slashInValue(origin.rootPath);
    else if (role === 'repo' && use.reference[stretch.start] === '/')
      obstacle ??= slashInFront(origin.rootPath);
    else if (!paths.has(role) && isWritable(use.reference, role, stretch))
      paths.set(role, origin.rootPath.join('.'));
  }
  const pick = (...roles: readonly AddressRole[]): AddressPaths | undefined =>
    roles.every((role) => paths.has(role))
      ? Object.fromEntries(roles.map((role) => [role, paths.get(role)]))
      : undefined;
  const whole = pick('fullAddress');
  if (whole) return whole;
  const main =
    pick('repository') ?? pick('endpoint', 'repo') ?? pick('prefixAddress') ?? hostAsPrefix(use, paths);
  if (!main) return obstacle ?? (paths.size === 0 ? literal : (inPieces(paths) ?? partlyLiteral));
  const tag = paths.get('tag') ?? declaredTag(use, main, declared);
  return tag === undefined ? main : { ...main, tag };
}

/** A host behind which the name alone stands can hold the organization as well. */
function hostAsPrefix(use: HelmImage, paths: ReadonlyMap<PathRole, string>): AddressPaths | undefined {
  const host = isNameOnly(use) ? paths.get('endpoint') : undefined;
  return host === undefined ? undefined : { prefixAddress: host };
}

/** Whether only a name stands behind the registry, which no single value holds whole. */
export function isNameOnly({ reference, paths }: HelmImage): boolean {
  const { registry, repository } = partsOfReference(reference);
  const isWhole = paths.some(
    ({ role }) => role === 'repo' || role === 'repository' || role === 'fullAddress',
  );
  return registry.end > 0 && !isWhole && !reference.slice(repository.start, repository.end).includes('/');
}

/** Whether a registry ends with the slash that the template does not write: the platform writes none. */
const holdsSlash = (reference: string, role: PathRole, { end }: Stretch): boolean =>
  (role === 'endpoint' || role === 'prefixAddress') && reference[end - 1] === '/';

/**
 * Whether an address is right with what the platform writes there: behind a prefix the name alone may stand, as images
 * are pushed without further folders, and a path that holds a piece of the tag would make the rest of it stand twice.
 */
function isWritable(reference: string, role: PathRole, { start, end }: Stretch): boolean {
  const { repository, tag } = partsOfReference(reference);
  if (role === 'tag') return start <= tag.start && end >= tag.end;
  return role !== 'prefixAddress' || !reference.slice(end, repository.end).replace(/^\//, '').includes('/');
}

/** The empty tag key beside a name in values.yaml, when the rendered tag came from elsewhere (`tag: ""` means appVersion). */
function declaredTag(
  use: HelmImage,
  main: AddressPaths,
  declared: readonly DeclaredImage[],
): string | undefined {
  const { tag } = partsOfReference(use.reference);
  if (tag.end > tag.start && isLiteral(use.segments, tag)) return undefined;
  const name = main.repository ?? main.repo;
  const beside = declared.find(
    ({ paths }) => name !== undefined && (paths.repository === name || paths.repo === name),
  );
  // What says something and is not in the reference is another version.
  const known = partsOfReference(beside?.reference ?? '').tag;
  return known.end > known.start ? undefined : beside?.paths.tag;
}

/** Whether an address is what the rendering shows, tag key included: an empty one counts where the chart's version is all of the tag. */
export function isCertain({ reference, segments, paths }: HelmImage, { tag: path }: AddressPaths): boolean {
  if (path === undefined || paths.some(({ origin }) => origin.rootPath.join('.') === path)) return true;
  const { tag } = partsOfReference(reference);
  return segments
    .filter(({ start, end }) => start < tag.end && end > tag.start)
    .every(({ origins }) => origins.length > 0 && origins.every(({ kind }) => kind === 'chart'));
}

/**
 * An address that the templates may also put together, to be tried: with the key that holds a digest in the place of a
 * tag, or with the empty registry key beside a name for which the template has a registry of its own.
 */
export function possibleAddress(
  use: HelmImage,
  address: AddressPaths | Message,
  declared: readonly DeclaredImage[],
): AddressPaths | undefined {
  if (!('text' in address)) {
    if (!isCertain(use, address)) return address;
    const tag = digestPath(use);
    return tag === undefined || address.tag !== undefined || address.fullAddress !== undefined
      ? undefined
      : { ...address, tag };
  }
  const repo = use.paths.find(({ role }) => role === 'repo')?.origin.rootPath.join('.');
  const beside = declared.find(({ paths }) => repo !== undefined && paths.repo === repo);
  return beside?.paths.endpoint === undefined ? undefined : beside.paths;
}

/** The path that holds all of the digest of an image without tag. */
function digestPath({ reference, paths }: HelmImage): string | undefined {
  const { tag, digest } = partsOfReference(reference);
  const path = tag.end > tag.start ? undefined : paths.find(({ role }) => role === 'digest');
  const isWhole = path && path.stretch.start <= digest.start && path.stretch.end >= digest.end;
  return isWhole ? path.origin.rootPath.join('.') : undefined;
}

const literal = say(
  'it is written in the template: move it to values.yaml',
  '镜像地址写在模板中，请移到 values.yaml',
);
const partlyLiteral = say(
  'a part of it is written in the template: move it to values.yaml',
  '镜像地址的一部分写在模板中，请移到 values.yaml',
);

/** Why no address can be made where values hold the organization and the name, each for itself. */
function inPieces(paths: ReadonlyMap<PathRole, string>): Message | undefined {
  const [first, second] = (['organization', 'piece', 'name'] as const).flatMap(
    (role) => paths.get(role) ?? [],
  );
  if (first === undefined || second === undefined) return undefined;
  return say(
    'its path is put together from "{first}" and "{second}", and no address key writes a piece of it: keep it in one value',
    '镜像路径由“{first}”和“{second}”拼接而成，映射文件的地址字段无法只替换其中一段，请合并为一个值',
    { first, second },
  );
}

const undocumented = (path: readonly (string | number)[]): Message =>
  say(
    '"{path}" goes through a list or a key with a dot, which mapping.yaml cannot name',
    '“{path}”经过列表或带点号的键，映射文件无法表达',
    { path: path.join('.') },
  );

const slashInFront = (path: readonly (string | number)[]): Message =>
  say(
    '"{path}" begins with "/", which the platform does not write: write the "/" in the template',
    '“{path}”以“/”开头，而平台写入的值不带“/”：请将“/”写在模板中',
    { path: path.join('.') },
  );

const slashInValue = (path: readonly (string | number)[]): Message =>
  say(
    '"{path}" ends with "/", which the platform does not write: write the "/" in the template',
    '“{path}”以“/”结尾，而平台写入的地址不带“/”：请将“/”写在模板中',
    { path: path.join('.') },
  );
