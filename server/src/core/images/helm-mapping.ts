import { declaredArchitectures } from '../package/declared-architectures';
import type { AddressRole } from '../package/mapping';
import type { ServicePackage } from '../package/service-package';
import { type Message, say } from '../text/message';
import { type DeclaredImage, declaredImages } from './declared-images';
import { type HelmImage, helmImages } from './helm-images';
import { ImageInference, type InferredImage } from './inferred-image';
import { isLiteral, type PathRole, partsOfReference, type Stretch } from './reference-roles';

/** The address paths of an entry by role. */
export type AddressPaths = Readonly<Partial<Record<AddressRole, string>>>;

/** An element for `instance` of a chart's mapping.yaml. */
export interface InferredEntry {
  readonly address: AddressPaths;
  readonly image: InferredImage;
  /** The images that it replaces. */
  readonly uses: readonly HelmImage[];
}

/** What mapping.yaml of a chart lacks; what it has already is not repeated. */
export interface HelmMapping {
  readonly entries: readonly InferredEntry[];
  /** Images for which no entry can be written, and why. */
  readonly open: readonly OpenImage[];
}

/** An image that no entry of mapping.yaml can replace. */
export interface OpenImage {
  readonly use: HelmImage;
  readonly reason: Message;
}

/** Works out which values paths make up each image, by the characters that they contribute; undefined when there is no chart. */
export function inferHelmMapping(pkg: ServicePackage): HelmMapping | undefined {
  if (!pkg.chart) return undefined;
  const declared = declaredImages(pkg.chart.values);
  const images = new ImageInference(pkg.images, declaredArchitectures(pkg));
  const covered = coveredPaths(pkg);
  const groups = new Map<string, InferredEntry>();
  const roles = new Map<string, string>();
  const open: OpenImage[] = [];
  learnNames(pkg, images);
  for (const use of helmImages(pkg)) {
    const address = addressOf(use, declared);
    const obstacle = 'text' in address ? address : (overfull(pkg, use) ?? contradiction(address, roles));
    if (obstacle || 'text' in address) {
      if (obstacle) open.push({ use, reason: obstacle });
      continue;
    }
    if (mainPaths(address).every((path) => covered.has(path)) && isPushed(pkg, use, address)) continue;
    for (const [role, path] of mainRoles(address)) roles.set(path, role);
    const inferred = images.infer(use.reference);
    if (!inferred) {
      open.push({ use, reason: noReference(use.reference) });
      continue;
    }
    const key = groupKey(address, inferred);
    const known = groups.get(key);
    groups.set(key, {
      address: { ...address, ...known?.address },
      image: known?.image ?? inferred,
      uses: [...(known?.uses ?? []), use],
    });
  }
  if (helmImages(pkg).length === 0) return { entries: declaredEntries(declared, images, covered), open: [] };
  return { entries: [...groups.values()], open: open.filter(({ use }) => !isCoveredBy(use, covered)) };
}

/** One path with a prefix often serves many images; each needs an entry of its own, or nobody pushes it. */
const groupKey = (address: AddressPaths, { image, tag }: InferredImage): string =>
  JSON.stringify([mainPaths(address), address.prefixAddress === undefined ? [] : [image, tag]]);

/** Whether an entry of mapping.yaml that writes the paths of an image stands for this image: a prefix leaves the name to the chart. */
function isPushed({ mapping }: ServicePackage, use: HelmImage, { prefixAddress }: AddressPaths): boolean {
  if (prefixAddress === undefined) return true;
  return (mapping?.instances ?? []).some(
    ({ image, address }) =>
      address.some(({ text }) => text === prefixAddress) && image?.text === nameOf(use.reference),
  );
}

/** The last part of the path. */
const nameOf = (reference: string): string => {
  const { repository } = partsOfReference(reference);
  return reference.slice(repository.start, repository.end).replace(/^.*\//s, '');
};

/** For a chart that renders no image with any switches: what the shape of its values declares. */
function declaredEntries(
  declared: readonly DeclaredImage[],
  images: ImageInference,
  covered: ReadonlySet<string>,
): readonly InferredEntry[] {
  return declared.flatMap(({ paths, reference, guessed }) => {
    const image =
      guessed || mainPaths(paths).some((path) => covered.has(path)) ? undefined : images.infer(reference);
    return image ? [{ address: paths, image, uses: [] }] : [];
  });
}

/** What decides which image it is: all but the tag. */
const mainRoles = ({ tag: _, ...rest }: AddressPaths): readonly [string, string][] => Object.entries(rest);

const mainPaths = (address: AddressPaths): readonly string[] =>
  mainRoles(address)
    .map(([, path]) => path)
    .sort();

/** A value that lists several images, or is JSON or a template: written over, it would lose the rest. */
function overfull(pkg: ServicePackage, use: HelmImage): Message | undefined {
  const root = pkg.chart?.root ?? '';
  for (const { role, origin } of use.paths) {
    const text =
      pkg.files.get(`${root}/${origin.file}`)?.text.slice(origin.span.start, origin.span.end) ?? '';
    const plain = text.replace(/^[|>][+-]?\s+/, '').trim();
    if (role !== 'tag' && /[\s,;={}[\]<>]/.test(plain)) return holdsMore(origin.rootPath);
  }
  return undefined;
}

/** Another image wants another part of an address at the same path. */
function contradiction(address: AddressPaths, roles: ReadonlyMap<string, string>): Message | undefined {
  for (const [role, path] of mainRoles(address)) {
    const other = roles.get(path);
    if (other !== undefined && other !== role) return otherPart(path, other);
  }
  return undefined;
}

/** The paths that fill a reference as an address; a message where they cannot make one. */
export function addressOf(use: HelmImage, declared: readonly DeclaredImage[]): AddressPaths | Message {
  const paths = new Map<PathRole, string>();
  let obstacle: Message | undefined;
  for (const { role, origin, stretch } of use.paths) {
    const isNamed = !origin.rootPath.some((step) => typeof step === 'number' || step.includes('.'));
    if (!isNamed) obstacle ??= undocumented(origin.rootPath);
    else if (holdsSlash(use.reference, role, stretch)) obstacle ??= slashInValue(origin.rootPath);
    else if (!paths.has(role) && isWritable(use.reference, role, stretch))
      paths.set(role, origin.rootPath.join('.'));
  }
  const pick = (...roles: readonly AddressRole[]): AddressPaths | undefined =>
    roles.every((role) => paths.has(role))
      ? Object.fromEntries(roles.map((role) => [role, paths.get(role)]))
      : undefined;
  const whole = pick('fullAddress');
  if (whole) return whole;
  const main = pick('repository') ?? pick('endpoint', 'repo') ?? pick('prefixAddress');
  if (!main) return obstacle ?? (paths.size === 0 ? literal : (inPieces(paths) ?? partlyLiteral));
  const tag = paths.get('tag') ?? declaredTag(use, main, declared);
  return tag === undefined ? main : { ...main, tag };
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

/** The paths that mapping.yaml writes already; `list[0].key` also as `list.0.key`. */
export const coveredPaths = ({ mapping }: ServicePackage): ReadonlySet<string> =>
  new Set(
    mapping?.instances.flatMap(({ address }) =>
      address.flatMap(({ text }) => [text, text.replace(/\[(\d+)\]/g, '.$1')]),
    ),
  );

const isCoveredBy = ({ paths }: HelmImage, covered: ReadonlySet<string>): boolean =>
  paths.some(({ role, origin }) => role !== 'tag' && covered.has(origin.rootPath.join('.')));

/** Takes over the names that mapping.yaml gives to images already. */
function learnNames(pkg: ServicePackage, images: ImageInference): void {
  for (const entry of pkg.mapping?.instances ?? []) {
    const paths = new Set(entry.address.map(({ text }) => text));
    const keepsName = entry.address.some(({ addressRole }) => addressRole === 'prefixAddress');
    const use = helmImages(pkg).find(
      (one) => isCoveredBy(one, paths) && (!keepsName || nameOf(one.reference) === entry.image?.text),
    );
    if (use) images.learn(use.reference, entry);
  }
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

const slashInValue = (path: readonly (string | number)[]): Message =>
  say(
    '"{path}" ends with "/", which the platform does not write: write the "/" in the template',
    '“{path}”以“/”结尾，而平台写入的地址不带“/”：请将“/”写在模板中',
    { path: path.join('.') },
  );

const holdsMore = (path: readonly (string | number)[]): Message =>
  say(
    '"{path}" holds more than this address, so that writing over it would lose the rest: give the address a key of its own',
    '“{path}”的值不止包含该地址，替换后其余内容会丢失：请为该地址单独设置一个键',
    { path: path.join('.') },
  );

const otherPart = (path: string, role: string): Message =>
  say(
    '"{path}" is "{role}" for another image and another part of this one',
    '“{path}”在另一镜像中是“{role}”，而在该镜像中是另一部分',
    { path, role },
  );

const noReference = (reference: string): Message =>
  say('"{reference}" is no image address', '“{reference}”不是合法的镜像地址', { reference });
