import { declaredArchitectures } from '../package/declared-architectures';
import type { ServicePackage } from '../package/service-package';
import { type Message, say } from '../text/message';
import { onceFor } from '../text/once-for';
import { type DeclaredImage, declaredImages } from './declared-images';
import { type AddressPaths, isNameOnly } from './helm-address';
import { type HelmImage, helmImages } from './helm-images';
import { helmRenderings } from './helm-renderings';
import { ImageInference, type InferredImage } from './inferred-image';
import { partsOfReference } from './reference-roles';
import { type Addresses, addressesWith } from './tried-addresses';
import { unreachedImages } from './unreached-images';

/** An element for `instance` of a chart's mapping.yaml. */
export interface InferredEntry {
  readonly address: AddressPaths;
  readonly image: InferredImage;
  /** The images that it replaces; none when no rendering shows one. */
  readonly uses: readonly HelmImage[];
  /** What it was told from when no rendering shows an image: the shape of values.yaml. */
  readonly declared?: DeclaredImage;
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
export const inferHelmMapping = onceFor(mappingOf);

function mappingOf(pkg: ServicePackage): HelmMapping | undefined {
  if (!pkg.chart) return undefined;
  const declared = declaredImages(pkg.chart.values);
  const images = new ImageInference(pkg.images, declaredArchitectures(pkg));
  const covered = coveredPaths(pkg);
  const groups = new Map<string, InferredEntry>();
  const roles = new Map<string, string>();
  const open: OpenImage[] = [];
  learnNames(pkg, images);
  for (const [use, address] of wholeAddressesFirst(addressesWith(pkg, declared, images))) {
    const obstacle = overfull(pkg, use) ?? ('text' in address ? address : contradiction(address, roles));
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
  const found = helmImages(pkg);
  const chart = helmRenderings(pkg)?.loaded.chart;
  if (found.length === 0 || !chart) return { entries: declaredEntries(declared, images, covered), open: [] };
  const unreached = unreachedImages(declared, found, chart);
  return {
    entries: [...groups.values(), ...declaredEntries(unreached, images, covered).map(unseen)],
    open: open.filter(({ use }) => !isCoveredBy(use, covered)),
  };
}

/** What a host is for an image with its own path decides: it is a prefix only where no image needs it as a host. */
const wholeAddressesFirst = (tried: Addresses): Addresses =>
  new Map([...tried].sort(([a], [b]) => Number(isNameOnly(a)) - Number(isNameOnly(b))));

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

/** Entries for what the shape of values.yaml declares, where no rendering shows what each path fills. */
function declaredEntries(
  declared: readonly DeclaredImage[],
  images: ImageInference,
  covered: ReadonlySet<string>,
): readonly InferredEntry[] {
  return declared.flatMap((one) => {
    const { paths, reference, guessed } = one;
    const image =
      guessed || mainPaths(paths).some((path) => covered.has(path)) ? undefined : images.infer(reference);
    return image ? [{ address: paths, image, uses: [], declared: one }] : [];
  });
}

/** An entry whose address keys no rendering confirms. */
const unseen = (entry: InferredEntry): InferredEntry => ({
  ...entry,
  image: { ...entry.image, notes: { ...entry.image.notes, image: unrendered } },
});

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

const unrendered = say(
  'no rendering shows it: check the keys of "address"',
  '渲染结果中未出现该镜像：请核对 address 中的字段',
);

const noReference = (reference: string): Message =>
  say('"{reference}" is no image address', '“{reference}”不是合法的镜像地址', { reference });
