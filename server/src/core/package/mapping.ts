import type { Span } from '../text/span';
import { keySpan, type YamlEntry, type YamlMap, type YamlNode } from '../yaml/node';
import { asMap, entryOf, itemsOf, resolve, textAt, valueIn } from '../yaml/path';
import type { SourceFile } from './source-file';

/** The six parts of an image address that the platform can write (PG 2.3.4). */
export const addressRoles = [
  'fullAddress',
  'repository',
  'prefixAddress',
  'repo',
  'endpoint',
  'tag',
] as const;
export type AddressRole = (typeof addressRoles)[number];

/** The two architectures of the platform (PG 2.3.4). */
export const architectures = ['x86_64', 'aarch64'] as const;
export type Architecture = (typeof architectures)[number];

/** One `key: value` of mapping.yaml whose value is a text. */
export interface Field {
  readonly entry: YamlEntry;
  /** The value as text; `''` when it is not written or is no scalar. */
  readonly text: string;
  /** The span of the value; the end of the key when no value is written. */
  readonly span: Span;
}

/** What every entry that names an image has: `image`, `tag`, `package`. */
export interface ImageEntry {
  /** The whole item in the list. */
  readonly node: YamlMap;
  /** Of what the entry is part: `instance`, a container in `lifecycle`, or an `env` of one. */
  readonly role: 'instance' | 'container' | 'env';
  readonly image: Field | undefined;
  readonly tag: Field | undefined;
  /** The tar files by architecture key, unknown keys included. */
  readonly packages: readonly (Field & { readonly architecture: string })[];
}

/** An element of `instance`: values paths of a chart, or paths in a custom resource of an operator. */
export interface InstanceEntry extends ImageEntry {
  readonly role: 'instance';
  readonly kind: Field | undefined;
  /** The address paths, unknown roles included. */
  readonly address: readonly (Field & { readonly addressRole: string })[];
}

/** An element of `containers` in `lifecycle`. */
export interface ContainerEntry extends ImageEntry {
  readonly role: 'container';
  readonly type: Field | undefined;
  readonly name: Field | undefined;
  readonly env: readonly EnvEntry[];
  readonly lifecycle: LifecycleEntry;
}

/** An element of `env` of a container. */
export interface EnvEntry extends ImageEntry {
  readonly role: 'env';
  readonly name: Field | undefined;
  readonly container: ContainerEntry;
}

/** An element of `lifecycle`: one deployment of the operator. */
export interface LifecycleEntry {
  readonly node: YamlMap;
  readonly deployment: Field | undefined;
  readonly containers: readonly ContainerEntry[];
}

/** mapping.yaml with names for its parts; whatever is not a list or map where one is due is left out (the schema reports it). */
export interface Mapping {
  readonly file: SourceFile;
  readonly instances: readonly InstanceEntry[];
  readonly lifecycle: readonly LifecycleEntry[];
  /** All entries that name an image, in the order instance, lifecycle containers, their env. */
  readonly images: readonly (InstanceEntry | ContainerEntry | EnvEntry)[];
}

/** Reads the parts of a mapping.yaml. */
export function readMapping(file: SourceFile): Mapping {
  const { root } = file.yaml;
  const instances = maps(valueIn(root, 'instance')).map(instanceEntry);
  const lifecycle = maps(valueIn(root, 'lifecycle')).map(lifecycleEntry);
  const containers = lifecycle.flatMap((entry) => entry.containers);
  return {
    file,
    instances,
    lifecycle,
    images: [...instances, ...containers.flatMap((one) => [one, ...one.env])],
  };
}

const maps = (node: YamlNode | undefined): YamlMap[] => itemsOf(node).flatMap((item) => asMap(item) ?? []);

const instanceEntry = (node: YamlMap): InstanceEntry => ({
  ...imageEntry(node),
  role: 'instance',
  kind: field(entryOf(node, 'kind')),
  address: fields(valueIn(node, 'address')).map((one) => ({ ...one, addressRole: one.entry.name })),
});

function lifecycleEntry(node: YamlMap): LifecycleEntry {
  const containers: ContainerEntry[] = [];
  const entry: LifecycleEntry = { node, deployment: field(entryOf(node, 'deployment')), containers };
  for (const container of maps(valueIn(node, 'containers')))
    containers.push(containerEntry(container, entry));
  return entry;
}

function containerEntry(node: YamlMap, lifecycle: LifecycleEntry): ContainerEntry {
  const env: EnvEntry[] = [];
  const entry: ContainerEntry = {
    ...imageEntry(node),
    role: 'container',
    type: field(entryOf(node, 'type')),
    name: field(entryOf(node, 'name')),
    env,
    lifecycle,
  };
  for (const one of maps(valueIn(node, 'env'))) {
    env.push({ ...imageEntry(one), role: 'env', name: field(entryOf(one, 'name')), container: entry });
  }
  return entry;
}

const imageEntry = (node: YamlMap) => ({
  node,
  image: field(entryOf(node, 'image')),
  tag: field(entryOf(node, 'tag')),
  packages: fields(valueIn(node, 'package')).map((one) => ({ ...one, architecture: one.entry.name })),
});

const fields = (node: YamlNode | undefined): Field[] =>
  (asMap(node)?.entries ?? []).flatMap((entry) => field(entry) ?? []);

function field(entry: YamlEntry | undefined): Field | undefined {
  if (!entry) return undefined;
  const value = resolve(entry.value);
  const end = keySpan(entry).end;
  return { entry, text: textAt(value) ?? '', span: entry.value?.span ?? { start: end, end } };
}
