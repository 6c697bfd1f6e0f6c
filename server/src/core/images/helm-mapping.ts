import { declaredArchitectures } from '../package/declared-architectures';
import type { AddressRole } from '../package/mapping';
import type { ServicePackage } from '../package/service-package';
import { type Message, say } from '../text/message';
import { type DeclaredImage, declaredImages } from './declared-images';
import { type HelmImage, helmImages } from './helm-images';
import { ImageInference, type InferredImage } from './inferred-image';
import type { PathRole } from './reference-roles';

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
  readonly open: readonly { readonly use: HelmImage; readonly reason: Message }[];
}

/** Works out which values paths make up each image, by the characters that they contribute; undefined when there is no chart. */
export function inferHelmMapping(pkg: ServicePackage): HelmMapping | undefined {
  if (!pkg.chart) return undefined;
  const declared = declaredImages(pkg.chart.values?.yaml.root);
  const images = new ImageInference(pkg.images, declaredArchitectures(pkg));
  const covered = coveredPaths(pkg);
  const groups = new Map<string, InferredEntry>();
  const open: { use: HelmImage; reason: Message }[] = [];
  learnNames(pkg, images);
  for (const use of helmImages(pkg)) {
    const address = addressOf(use, declared);
    if ('text' in address) {
      open.push({ use, reason: address });
      continue;
    }
    if (mainPaths(address).every((path) => covered.has(path))) continue;
    const key = JSON.stringify(mainPaths(address));
    const known = groups.get(key);
    const image = known?.image ?? images.infer(use.reference);
    if (!image) open.push({ use, reason: noReference(use.reference) });
    else
      groups.set(key, {
        address: { ...address, ...known?.address },
        image,
        uses: [...(known?.uses ?? []), use],
      });
  }
  if (helmImages(pkg).length === 0) return { entries: declaredEntries(declared, images, covered), open: [] };
  return { entries: [...groups.values()], open: open.filter(({ use }) => !isCoveredBy(use, covered)) };
}

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

/** The paths that decide which image it is: all but the tag. */
const mainPaths = ({ tag: _, ...rest }: AddressPaths): readonly string[] => Object.values(rest).sort();

/** The paths that fill a reference as an address; a message where they cannot make one. */
export function addressOf(use: HelmImage, declared: readonly DeclaredImage[]): AddressPaths | Message {
  const paths = new Map<PathRole, string>();
  for (const { role, origin } of use.paths) {
    if (origin.rootPath.some((step) => typeof step === 'number' || step.includes('.')))
      return undocumented(origin.rootPath);
    if (!paths.has(role)) paths.set(role, origin.rootPath.join('.'));
  }
  const pick = (...roles: readonly AddressRole[]): AddressPaths | undefined =>
    roles.every((role) => paths.has(role))
      ? Object.fromEntries(roles.map((role) => [role, paths.get(role)]))
      : undefined;
  const whole = pick('fullAddress');
  if (whole) return whole;
  const main = pick('repository') ?? pick('endpoint', 'repo') ?? pick('prefixAddress');
  if (!main) return paths.size === 0 ? literal : partlyLiteral;
  const tag = paths.get('tag') ?? declaredTag(main, declared);
  return tag === undefined ? main : { ...main, tag };
}

/** The tag key that stands beside a name in values.yaml, when the rendered tag came from elsewhere (`tag: ""` means appVersion). */
function declaredTag(main: AddressPaths, declared: readonly DeclaredImage[]): string | undefined {
  const name = main.repository ?? main.repo;
  return declared.find(
    ({ paths }) => name !== undefined && (paths.repository === name || paths.repo === name),
  )?.paths.tag;
}

/** The paths that mapping.yaml writes already. */
export const coveredPaths = ({ mapping }: ServicePackage): ReadonlySet<string> =>
  new Set(mapping?.instances.flatMap(({ address }) => address.map(({ text }) => text)));

const isCoveredBy = ({ paths }: HelmImage, covered: ReadonlySet<string>): boolean =>
  paths.some(({ role, origin }) => role !== 'tag' && covered.has(origin.rootPath.join('.')));

/** Takes over the names that mapping.yaml gives to images already. */
function learnNames(pkg: ServicePackage, images: ImageInference): void {
  for (const entry of pkg.mapping?.instances ?? []) {
    const paths = new Set(entry.address.map(({ text }) => text));
    const use = helmImages(pkg).find((one) => isCoveredBy(one, paths));
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

const undocumented = (path: readonly (string | number)[]): Message =>
  say(
    '"{path}" goes through a list or a key with a dot, which mapping.yaml cannot name',
    '“{path}”经过列表或带点号的键，映射文件无法表达',
    { path: path.join('.') },
  );

const noReference = (reference: string): Message =>
  say('"{reference}" is no image address', '“{reference}”不是合法的镜像地址', { reference });
