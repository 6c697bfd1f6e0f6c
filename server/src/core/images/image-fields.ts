import type { AddressRole } from '../package/mapping';
import { type Message, say } from '../text/message';
import type { YamlMap, YamlNode, YamlScalar } from '../yaml/node';
import { resolve, valueIn } from '../yaml/path';
import { isString } from '../yaml/scalar';
import { type FieldParts, partsOf } from './image-field-parts';
import { isImageReference, isRegistry, parseImageReference } from './image-reference';

/** One text that holds an image reference or a part of it. */
export interface ImagePart {
  /** What the platform would write there. */
  readonly role: AddressRole;
  /** Keys from the root to the text, joined by dots. */
  readonly path: string;
  readonly node: YamlScalar;
  /** The part stays as it is: no key of mapping.yaml writes it beside the others (the name beside a prefix). */
  readonly isKept?: true;
}

/** An image that a custom resource or another tree of data names: in one text, or in parts side by side. */
export interface ImageField {
  readonly parts: readonly [ImagePart, ...ImagePart[]];
  /** The parts put together as the reader of the data will most likely do it. */
  readonly reference: string;
  readonly doubt?: Doubt;
}

/** Why it is not certain what the parts of an image make. */
export interface Doubt {
  readonly message: Message;
  /** Whether replacing the parts would most likely not help, so that the author must decide. */
  readonly isOpen: boolean;
}

/** How deep data is searched. */
const deepest = 40;

/** Every image that a tree of data names, in the order of the text. */
export function imageFields(root: YamlNode | undefined): readonly ImageField[] {
  const found = fieldsIn(root, { steps: [], isImage: false, isUndocumented: false });
  return found.sort((a, b) => a.parts[0].node.span.start - b.parts[0].node.span.start);
}

function fieldsIn(node: YamlNode | undefined, place: Place): ImageField[] {
  const value = resolve(node);
  if (!value || place.steps.length > deepest) return [];
  if (value.kind === 'map') return fieldsInMap(value, place);
  if (value.kind === 'sequence') {
    return value.items.flatMap((item, index) => fieldsIn(item, below(place, String(index), true)));
  }
  if (value.kind !== 'scalar' || !isImageReference(value.text)) return [];
  return [field(place, [{ role: 'fullAddress', path: place.steps.join('.'), node: value }])];
}

function fieldsInMap(map: YamlMap, outer: Place): ImageField[] {
  const place = withVersion(outer, map);
  const groups = partsOf(map, place.isImage).flatMap((parts) => fieldOf(parts, place) ?? []);
  const taken = new Set<YamlNode>(groups.flatMap(({ parts }) => parts.map((one) => one.node)));
  const others = map.entries.filter(({ value }) => {
    const child = resolve(value);
    return child && !taken.has(child);
  });
  return [
    ...groups,
    ...others.flatMap(({ name, value }) => fieldsIn(value, below(place, name, name.includes('.')))),
  ];
}

interface Place {
  readonly steps: readonly string[];
  /** Whether the map is the value of a key that says "image". */
  readonly isImage: boolean;
  /** Whether the way leads through a list or a key with a dot (SPEC A42). */
  readonly isUndocumented: boolean;
  /** The nearest `version` on the way: where an image without tag often takes it from. */
  readonly version?: ImagePart;
}

const below = (place: Place, step: string, isOdd: boolean): Place => ({
  ...place,
  steps: [...place.steps, step],
  isImage: /image$/i.test(step),
  isUndocumented: place.isUndocumented || isOdd,
});

function withVersion(place: Place, map: YamlMap): Place {
  const node = resolve(valueIn(map, 'version'));
  return node?.kind === 'scalar' && node.text !== ''
    ? { ...place, version: part('tag', node, place) }
    : place;
}

/** The image that keys of one map make; undefined when they make none. */
function fieldOf(parts: FieldParts, place: Place): ImageField | undefined {
  const { image, repository, registry } = parts;
  if (image) return imageField(image, parts, place);
  if (repository) return splitField(repository, parts, place);
  return registry ? prefixField(registry, parts, place) : undefined;
}

/** `image: …`, whole or with a tag beside it. */
function imageField(image: YamlScalar, parts: FieldParts, place: Place): ImageField | undefined {
  const reference = isString(image) ? parseImageReference(image.text) : undefined;
  if (!reference) return undefined;
  if (parts.registry || (parts.tag && reference.tag === '' && reference.digest === '')) {
    return splitField(image, parts, place);
  }
  const whole = [part('fullAddress', image, place)] as const;
  const isBare = !image.text.includes('/') && reference.tag === '' && reference.digest === '';
  if (isBare) return field(place, whole, bareName(image.text));
  if (parts.stem !== 'base') return field(place, whole);
  const { version } = place;
  const kept: ImagePart[] = version ? [{ ...version, isKept: true }] : [];
  return field(place, [part('repository', image, place), ...kept], tagElsewhere(version?.path));
}

/** Registry, path and tag side by side. */
function splitField(name: YamlScalar, parts: FieldParts, place: Place): ImageField | undefined {
  const { registry, tag, digest } = parts;
  const path = name.text.replace(/@sha256$/, '');
  if (!parseImageReference(path)) return undefined;
  const host = registry?.text.replace(/\/+$/, '') ?? '';
  const hostRole = isRegistry(host) || !host.includes('/') ? 'endpoint' : 'prefixAddress';
  const list: ImagePart[] = [];
  if (registry) list.push(part(hostRole, registry, place));
  const named = part(registry ? 'repo' : 'repository', name, place);
  list.push(hostRole === 'prefixAddress' ? { ...named, isKept: true } : named);
  if (tag) list.push(part('tag', tag, place));
  const [first, ...rest] = list;
  return first && field(place, [first, ...rest], splitDoubt(name, parts, digest, registry));
}

function splitDoubt(
  name: YamlScalar,
  { tag }: FieldParts,
  digest: YamlScalar | undefined,
  registry: YamlScalar | undefined,
): Doubt | undefined {
  if (digest && digest.text !== '') {
    return open(
      'a digest stands beside it, which no key of mapping.yaml replaces',
      '旁边有摘要（digest），映射文件中没有字段可以替换它',
    );
  }
  if (registry || name.text.includes('/')) return undefined;
  return tag ? bareName(name.text) : undefined;
}

/** A registry or organization for several images: `imageHub: docker.io/istio`. */
function prefixField(registry: YamlScalar, parts: FieldParts, place: Place): ImageField | undefined {
  const [host = ''] = registry.text.split('/');
  if (!isRegistry(host)) return undefined;
  const role = registry.text.includes('/') ? 'prefixAddress' : 'endpoint';
  const rest = parts.tag ? [part('tag', parts.tag, place)] : [];
  return field(
    place,
    [part(role, registry, place), ...rest],
    open('no image name stands beside it', '旁边没有镜像名称'),
  );
}

const part = (role: AddressRole, node: YamlScalar, { steps }: Place): ImagePart => ({
  role,
  path: [...steps, keyOf(node)].join('.'),
  node,
});

const keyOf = ({ parent }: YamlScalar): string => (parent?.kind === 'entry' ? parent.name : '');

function field({ isUndocumented }: Place, parts: ImageField['parts'], doubt?: Doubt): ImageField {
  const shown = isUndocumented ? undocumented : doubt;
  return { parts, reference: joinParts(parts, ({ node }) => node.text), ...(shown ? { doubt: shown } : {}) };
}

/** The reference that parts make, the way readers of such data put them together. */
export function joinParts(parts: readonly ImagePart[], textOf: (part: ImagePart) => string): string {
  return parts.reduce((joined, one) => {
    const text = textOf(one);
    if (joined === '') return text;
    return one.role === 'tag' ? `${joined}:${text}` : `${joined.replace(/\/+$/, '')}/${text}`;
  }, '');
}

const open = (en: string, zhCn: string, values: Message['values'] = {}): Doubt => ({
  message: say(en, zhCn, values),
  isOpen: true,
});

const undocumented = open(
  'it stands in a list or below a key with a dot, which no document describes for paths',
  '位于列表中或带点号的键之下，路径写法没有文档说明',
);

const bareName = (name: string): Doubt =>
  open(
    '"{name}" is only a name: where its registry is set is not known',
    '“{name}”只有名称，无法确定其仓库地址在何处设置',
    { name },
  );

const tagElsewhere = (path: string | undefined): Doubt => ({
  message: path
    ? say('the tag stays as "{path}" has it', 'tag 保持“{path}”中的值', { path })
    : say('the tag is set elsewhere', 'tag 在别处设置'),
  isOpen: false,
});
