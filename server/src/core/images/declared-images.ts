import type { AddressRole } from '../package/mapping';
import type { SourceFile } from '../package/source-file';
import type { Span } from '../text/span';
import { keySpan, type YamlEntry, type YamlMap, type YamlNode } from '../yaml/node';
import { asMap, resolve } from '../yaml/path';
import { scalarValue } from '../yaml/scalar';

/** An image that values.yaml declares, told from the shape of the keys alone (without rendering). */
export interface DeclaredImage {
  /** The values paths that hold its parts, by the role that each plays by its shape. */
  readonly paths: Readonly<Partial<Record<AddressRole, string>>>;
  /** The reference that the parts make; parts that are not written are left out. */
  readonly reference: string;
  /** The key to point at. */
  readonly span: Span;
  /** Whether it is only a text that looks like a reference, under a key that does not say image. */
  readonly guessed: boolean;
}

/** How deep values are looked at; the deepest image key of 547 real charts lies at 9. */
const deepest = 16;

/**
 * The images that a values file declares. Shapes and their frequency: 547 real charts (registry/repository/tag objects,
 * `image` with `imageTag` beside it, whole references, name and tag under `image`).
 */
export const declaredImages = (values: SourceFile | undefined): readonly DeclaredImage[] =>
  values?.derived(findImages) ?? [];

function findImages({ yaml: { root } }: SourceFile): readonly DeclaredImage[] {
  const found: DeclaredImage[] = [];
  const visit = (node: YamlNode | undefined, path: readonly string[], depth: number): void => {
    const map = asMap(node);
    if (!map || depth > deepest) return;
    const taken: YamlEntry[] = [];
    const own = imageObject(map, path);
    if (own) found.push(own);
    for (const entry of map.entries) {
      const image = own ? undefined : (imageString(map, entry, path) ?? prefixedPair(map, entry, path));
      if (image) {
        found.push(image);
        taken.push(entry);
      }
    }
    for (const entry of map.entries) {
      if (!taken.includes(entry) && entry.name !== '' && !entry.name.includes('.'))
        visit(entry.value, [...path, entry.name], depth + 1);
    }
  };
  visit(root, [], 0);
  return found;
}

const imageKey = /image(?:name)?$/i;
const tagKeys = ['tag', 'version', 'imageTag', 'imageVersion'] as const;

/** `{registry?, repository, tag?}`, or `{name|image, tag}` below a key that says image. */
function imageObject(map: YamlMap, path: readonly string[]): DeclaredImage | undefined {
  const name = scalarEntry(map, 'repository') ?? scalarEntry(map, 'repo');
  const saysImage = imageKey.test(path.at(-1) ?? '');
  const tag = first(map, ['tag', 'version', 'imageTag']);
  const registry = scalarEntry(map, 'registry');
  const known = saysImage || tag || registry || scalarEntry(map, 'digest') || scalarEntry(map, 'pullPolicy');
  if (name && known) return fromParts(path, registry, name, tag);
  const short = saysImage ? first(map, ['name', 'image']) : undefined;
  return short && (tag || registry) ? fromParts(path, registry, short, tag) : undefined;
}

function fromParts(
  path: readonly string[],
  registry: YamlEntry | undefined,
  name: YamlEntry,
  tag: YamlEntry | undefined,
): DeclaredImage | undefined {
  const text = textIn(name);
  if (!looksLikeReference(text)) return undefined;
  const whole = !tag && !registry && /:[\w.-]+$/.test(text);
  const role: AddressRole = registry ? 'repo' : whole ? 'fullAddress' : 'repository';
  return {
    paths: {
      ...(registry ? { endpoint: pathTo(path, registry) } : {}),
      [role]: pathTo(path, name),
      ...(tag ? { tag: pathTo(path, tag) } : {}),
    },
    reference: join(registry && textIn(registry), text, tag && textIn(tag)),
    span: keySpan(name),
    guessed: false,
  };
}

/** `image: bitnami/etcd:3.5`, also with the tag in a key beside it, or a whole reference under any key. */
function imageString(map: YamlMap, entry: YamlEntry, path: readonly string[]): DeclaredImage | undefined {
  const text = textIn(entry);
  const saysImage = imageKey.test(entry.name);
  if (!looksLikeReference(text) || (!saysImage && !/^[\w.-]+(?:\/[\w.-]+)+:[\w.-]*\d[\w.-]*$/.test(text)))
    return undefined;
  if (!saysImage && /^\w+:\/\//.test(text)) return undefined;
  const tag = /:[\w.-]+$|@sha256:/.test(text)
    ? undefined
    : first(map, [`${entry.name}Tag`, `${entry.name}Version`, ...(saysImage ? tagKeys : [])]);
  return {
    paths: tag
      ? { repository: pathTo(path, entry), tag: pathTo(path, tag) }
      : { fullAddress: pathTo(path, entry) },
    reference: join(undefined, text, tag && textIn(tag)),
    span: keySpan(entry),
    guessed: !saysImage,
  };
}

/** `xRepository` with `xTag` beside it. */
function prefixedPair(map: YamlMap, entry: YamlEntry, path: readonly string[]): DeclaredImage | undefined {
  const prefix = /^(.+)(?:Repository|Repo)$/.exec(entry.name)?.[1];
  const tag = prefix && first(map, [`${prefix}Tag`, `${prefix}Version`]);
  const text = textIn(entry);
  if (!tag || !looksLikeReference(text)) return undefined;
  return {
    paths: { repository: pathTo(path, entry), tag: pathTo(path, tag) },
    reference: join(undefined, text, textIn(tag)),
    span: keySpan(entry),
    guessed: false,
  };
}

const looksLikeReference = (text: string): boolean =>
  /^[a-z0-9][\w.-]*(?::\d+)?(?:\/[\w.-]+)*(?::[\w.-]+)?(?:@sha256:[0-9a-f]+)?$/i.test(text) &&
  /[a-z]/i.test(text) &&
  !/^(?:true|false|null)$/i.test(text);

const join = (registry: string | undefined, name: string, tag: string | undefined): string =>
  `${registry ? `${registry}/` : ''}${name}${tag ? `:${tag}` : ''}`;

const pathTo = (path: readonly string[], entry: YamlEntry): string => [...path, entry.name].join('.');

/** What an entry says; nothing for `tag: null`, as templates then take what they have instead. */
const textIn = (entry: YamlEntry): string => {
  const node = resolve(entry.value);
  return node?.kind === 'scalar' && scalarValue(node) !== null ? node.text : '';
};

/** An entry that holds a scalar, or nothing yet. */
const scalarEntry = (map: YamlMap, key: string): YamlEntry | undefined =>
  map.entries.findLast(
    (entry) => entry.name === key && (!entry.value || resolve(entry.value)?.kind === 'scalar'),
  );

function first(map: YamlMap, keys: readonly string[]): YamlEntry | undefined {
  for (const key of keys) {
    const entry = scalarEntry(map, key);
    if (entry) return entry;
  }
  return undefined;
}
