import type { ServicePackage } from '../package/service-package';
import type { FileSet, SourceFile } from '../package/source-file';
import { type Message, say } from '../text/message';
import { nearest } from '../text/nearest';
import { onceFor } from '../text/once-for';
import { keySpan, type YamlEntry, type YamlNode } from '../yaml/node';
import { asMap, itemsOf, nodeAt, resolve, textAt, valueIn } from '../yaml/path';
import { type DotPathResult, followDotPath } from './dot-path';
import { looksLikeImageKey, rankOfKey } from './image-like';
import type { Candidate, Reference, ReferenceResolver, Resolution, Target } from './reference';

/** `address.*` of mapping.yaml: a path into values.yaml of the chart (R140), or into the custom resource of its kind (R153). */
export const addressPath: ReferenceResolver = {
  resolve(pkg, reference) {
    const ground = groundOf(pkg, reference);
    if ('reason' in ground) return { state: 'unknown', reason: ground.reason };
    const result = followDotPath(ground.root, reference.text);
    return (
      resolvedAt(ground, result) ??
      subchartDefault(pkg, reference) ??
      unresolvedPath(ground, result, reference.text)
    );
  },

  candidates(pkg, reference) {
    const ground = groundOf(pkg, reference);
    return 'reason' in ground ? [] : candidatesBelow(ground.root, String(reference.path.at(-1) ?? ''));
  },
};

/** The document in which a path is looked up, or why there is none. */
type Ground =
  | { readonly file: SourceFile; readonly root: YamlNode | undefined }
  | { readonly reason: Message };

/** Where the paths of an address lead: values.yaml, or the custom resource whose kind the entry names. */
export function groundOf(pkg: ServicePackage, reference: Reference): Ground {
  if (pkg.chart) {
    const { values } = pkg.chart;
    if (!values) return { reason: noValues };
    return values.isRead ? { file: values, root: values.yaml.root } : { reason: unreadValues };
  }
  if (!pkg.operator?.current) return { reason: pkg.deployment?.kind === 'osc' ? oscPaths : noDeployment };
  const kind = textAt(nodeAt(reference.file.yaml.root, [...reference.path.slice(0, 2), 'kind']));
  const resources = pkg.operator.customResources.filter((one) => one.kind === kind);
  const resource = resources.find(({ node }) => followDotPath(node, reference.text).complete) ?? resources[0];
  return resource ? { file: pkg.operator.current, root: resource.node } : { reason: noResource(kind) };
}

const noValues = say('the chart has no values.yaml.', 'Chart 中没有 values.yaml。');
const unreadValues = say('values.yaml is too large to be read.', 'values.yaml 过大，未读取。');
const noDeployment = say(
  'there is no readable deployment package in package/.',
  'package 目录中没有可读取的部署包。',
);
const oscPaths = say(
  'no document describes address paths for packages in OSC format.',
  'OSC 规范包的地址路径没有公开说明。',
);
const noResource = (kind: string | undefined): Message =>
  kind === undefined
    ? say('the entry names no kind.', '该元素没有填写 kind。')
    : say(
        'alm-examples has no custom resource of kind "{kind}".',
        'alm-examples 中没有类型为“{kind}”的自定义资源。',
        { kind },
      );

/** A path that leads to a key; undefined when it does not. */
export function resolvedAt(
  ground: { readonly file: SourceFile },
  result: DotPathResult,
): Resolution | undefined {
  if (!result.complete || !result.entry) return undefined;
  const target = targetOf(ground.file, result.entry, result.node);
  return { state: 'resolved', targets: [target], ...(result.oddity ? { oddity: result.oddity } : {}) };
}

function targetOf(file: SourceFile, entry: YamlEntry, node: YamlNode | undefined): Target {
  return { at: { file: file.path, span: keySpan(entry) }, ...(node ? { node } : {}) };
}

/** A path that only a subchart's own values.yaml has: `redis.image.tag` in charts/redis, also under an alias (R142). */
function subchartDefault({ chart }: ServicePackage, reference: Reference): Resolution | undefined {
  for (const { file, path } of chart ? subchartPaths(chart.files, chart.root, reference.text, 0) : []) {
    const found = resolvedAt({ file }, followDotPath(file.yaml.root, path));
    if (found?.state === 'resolved') return { ...found, oddity: 'subchart-default' };
  }
  return undefined;
}

/** The values files of subcharts that a path can lead into, with what is left of the path there. */
function* subchartPaths(
  files: FileSet,
  root: string,
  text: string,
  depth: number,
): Generator<{ readonly file: SourceFile; readonly path: string }> {
  const dot = text.indexOf('.');
  if (dot === -1 || depth > 8) return;
  const name = text.slice(0, dot);
  const path = text.slice(dot + 1);
  for (const folder of subchartFolders(files, root, name)) {
    const file = files.get(`${folder}/values.yaml`);
    if (file) yield { file, path };
    yield* subchartPaths(files, folder, path, depth + 1);
  }
}

/** The folders of the subcharts that go by a name: their own, or the alias that the parent gives them. */
const subchartFolders = (files: FileSet, root: string, name: string): readonly string[] =>
  foldersByName(files, root).get(name) ?? [];

/** The folders of the charts in charts/ by their names; each path of a mapping.yaml that leads nowhere asks for them. */
function foldersByName(files: FileSet, root: string): ReadonlyMap<string, readonly string[]> {
  const known = foldersIn(files);
  const found = known.get(root) ?? findFolders(files, root);
  known.set(root, found);
  return found;
}

/** What was found, by the root of the chart. */
const foldersIn = onceFor((_: FileSet) => new Map<string, ReadonlyMap<string, readonly string[]>>());

function findFolders(files: FileSet, root: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const folder of chartFolders(files, `${root}/charts/`)) {
    const stated = textAt(valueIn(files.get(`${folder}/Chart.yaml`)?.yaml.root, 'name'));
    add(found, stated ?? folder.slice(folder.lastIndexOf('/') + 1), [folder]);
  }
  const byAlias = new Map<string, string[]>();
  for (const item of itemsOf(valueIn(files.get(`${root}/Chart.yaml`)?.yaml.root, 'dependencies'))) {
    const alias = textAt(valueIn(item, 'alias'));
    const name = textAt(valueIn(item, 'name'));
    if (alias !== undefined && name !== undefined && alias !== name)
      add(byAlias, alias, found.get(name) ?? []);
  }
  for (const [alias, named] of byAlias) add(found, alias, named);
  return found;
}

const add = (map: Map<string, string[]>, name: string, more: readonly string[]): void => {
  const list = map.get(name) ?? [];
  map.set(name, list);
  list.push(...more.filter((folder) => !list.includes(folder)));
};

function chartFolders(files: FileSet, prefix: string): readonly string[] {
  const found = [...files.keys()].flatMap((path) => {
    if (!path.startsWith(prefix)) return [];
    return /^([^/]+|[^/]+!\/[^/]+)\/(?:Chart|values)\.yaml$/.exec(path.slice(prefix.length))?.[1] ?? [];
  });
  return [...new Set(found)].map((inside) => prefix + inside);
}

/** A path that leads nowhere, with the one that was likely meant. */
export function unresolvedPath(
  ground: { readonly root: YamlNode | undefined },
  result: DotPathResult,
  text: string,
): Resolution {
  let found: readonly string[] | undefined;
  const suggest = () => {
    const paths = candidatesBelow(ground.root, '')
      .filter(({ open }) => !open)
      .map((one) => one.text);
    const near = meantPath(paths, text, text.slice(0, result.known));
    return near === undefined ? [] : [near];
  };
  return {
    state: 'unresolved',
    known: result.known,
    /** Worked out when it is asked for: most who ask do not suggest, and a large values.yaml has thousands of paths. */
    get suggestions() {
      found ??= suggest();
      return found;
    },
  };
}

/** The path that was most likely meant: without a prefix of templates, one below what is right of it, else the nearest of all. */
function meantPath(paths: readonly string[], text: string, known: string): string | undefined {
  const plain = text.replace(/^(?:\.?Values\.|[./]+)/, '').replace(/\//g, '.');
  const siblings = known === '' ? paths : paths.filter((path) => path.startsWith(`${known}.`));
  return (
    paths.find((path) => path === plain) ??
    siblings.find((path) => path.startsWith(text)) ??
    nearest(text, siblings) ??
    nearest(text, paths) ??
    paths.find((path) => path.endsWith(`.${text}`))
  );
}

/** How many paths of a document are offered at most; the largest real values.yaml has about 2,500. */
const mostCandidates = 5_000;

/** All paths below a root, ranked by how much they look like a part of an image address. */
export function candidatesBelow(root: YamlNode | undefined, role: string): readonly Candidate[] {
  const found: Candidate[] = [];
  const visit = (node: YamlNode | undefined, prefix: string, underImage: boolean, depth: number): void => {
    for (const entry of asMap(node)?.entries ?? []) {
      if (found.length >= mostCandidates || depth > 12 || entry.name === '' || entry.name === '<<') continue;
      const value = resolve(entry.value);
      const text = prefix + entry.name;
      const open = value?.kind === 'map';
      const image = underImage || looksLikeImageKey(entry.name);
      const detail = value?.kind === 'scalar' ? value.text.slice(0, 80) : undefined;
      if (value?.kind !== 'sequence') {
        found.push({
          text,
          rank: rankOfKey(entry.name, image, role, open),
          open,
          ...(detail ? { detail } : {}),
        });
      }
      if (open) visit(value, `${text}.`, image, depth + 1);
    }
  };
  visit(root, '', false, 0);
  return found;
}
