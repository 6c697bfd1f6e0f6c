import type { YamlMap, YamlScalar } from '../yaml/node';
import { resolve } from '../yaml/path';

/** Keys of one map that belong to one image, by what they say: `image`, `registry`, `repository`, `tag`, `digest`. */
export interface FieldParts {
  /** What the keys have in common in front of these words: `proxy` of `proxyImage` and `proxyImageTag`; often `''`. */
  readonly stem: string;
  readonly image?: YamlScalar;
  readonly registry?: YamlScalar;
  readonly repository?: YamlScalar;
  readonly tag?: YamlScalar;
  readonly digest?: YamlScalar;
}
type PartName = Exclude<keyof FieldParts, 'stem'>;

/**
 * The images that the keys of a map speak of, grouped by stem. `isImage`: the map itself is the value of an image key,
 * so that plain words (`name`, `version`) count. Keys without a text, and words that need company and have none, are left out.
 */
export function partsOf(map: YamlMap, isImage: boolean): readonly FieldParts[] {
  const groups = new Map<string, { stem: string } & Partial<Record<PartName, YamlScalar>>>();
  const firm = new Set<string>();
  for (const { name, value } of map.entries) {
    const said = wordOf(name, isImage);
    const node = resolve(value);
    if (!said || node?.kind !== 'scalar' || node.text === '') continue;
    const group = groups.get(said.stem) ?? { stem: said.stem };
    group[said.part] ??= node;
    groups.set(said.stem, group);
    if (said.isFirm) firm.add(said.stem);
  }
  return [...groups.values()].filter(
    ({ stem, image, repository, registry, tag }) =>
      image || firm.has(stem) || isImage || (repository && (tag || registry)),
  );
}

/** What a key says: a part of an image, and whether it says "image" itself. */
function wordOf(
  key: string,
  isImage: boolean,
): { readonly stem: string; readonly part: PartName; readonly isFirm: boolean } | undefined {
  const word = key.replace(/[_-]/g, '').toLowerCase();
  const [, stem = '', image = '', part = ''] =
    /^(.*?)(image)?(registry|hub|repository|repo|tag|digest|sha256)$/.exec(word) ?? [];
  if (part !== '') return { stem, part: parts[part] ?? 'tag', isFirm: image !== '' };
  const [whole, before = '', version] =
    /^(.*?)image(?:name|url|uri|ref|reference|(version))?$/.exec(word) ?? [];
  if (whole !== undefined) return { stem: before, part: version ? 'tag' : 'image', isFirm: true };
  if (!isImage) return undefined;
  if (word === 'name') return { stem: '', part: 'repository', isFirm: true };
  return word === 'version' ? { stem: '', part: 'tag', isFirm: true } : undefined;
}

const parts: Readonly<Record<string, PartName>> = {
  registry: 'registry',
  hub: 'registry',
  repository: 'repository',
  repo: 'repository',
  tag: 'tag',
  digest: 'digest',
  sha256: 'digest',
};
