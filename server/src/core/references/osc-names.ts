import { versionGrounds } from '../osc/version-path';
import type { OscSource } from '../package/osc-source';
import type { SourceFile } from '../package/source-file';
import { say } from '../text/message';
import { nearest } from '../text/nearest';
import { nodeAt, resolve, textAt } from '../yaml/path';
import { candidatesBelow, resolvedAt, unresolvedPath } from './address-path';
import { contentSpan } from './content-span';
import { followDotPath } from './dot-path';
import type { Candidate, Reference, ReferenceResolver, Resolution } from './reference';

/** `CRDRef.metadata.name` of a csd: the name of a CRD in manifests/ (X8). */
export const crd: ReferenceResolver = {
  resolve({ osc }, { text }) {
    if (!osc) return notOsc;
    const all = osc.crds.flatMap((file) => {
      const node = resolve(nodeAt(file.yaml.root, ['metadata', 'name']));
      return node?.kind === 'scalar' ? [{ file: file.path, node }] : [];
    });
    const found = all.find(({ node }) => node.text === text);
    if (found) {
      const { file, node } = found;
      return { state: 'resolved', targets: [{ at: { file, span: contentSpan(node) }, node }] };
    }
    const names = all.map(({ node }) => node.text);
    return missing(nearest(text, names) ?? (names.length === 1 ? names[0] : undefined));
  },
  candidates: ({ osc }) =>
    (osc?.crds ?? []).flatMap((file) => {
      const text = textAt(nodeAt(file.yaml.root, ['metadata', 'name']));
      return text ? [{ text, rank: 0, ...detailOf(file, ['spec', 'names', 'kind']) }] : [];
    }),
};

/** `defaultPath` of a csd: a file below manifests/ (X9). */
export const manifestFile: ReferenceResolver = {
  resolve({ osc }, { text }) {
    if (!osc) return notOsc;
    const inside = text.replace(/^\.?\//, '').replace(/^manifests\//, '');
    const file = osc.files.get(`${osc.root}/manifests/${inside}`);
    if (file) return { state: 'resolved', targets: [{ at: { file: file.path } }] };
    return missing(
      nearest(
        inside,
        vendorFiles(osc).map((one) => one.inside),
      ),
    );
  },
  candidates({ osc }, { file, path }) {
    const wanted = textAt(nodeAt(file.yaml.root, [...path.slice(0, -1), 'kind']));
    return (osc ? vendorFiles(osc) : []).map((one): Candidate => {
      const kind = textAt(nodeAt(one.file.yaml.root, ['kind']));
      return { text: one.inside, rank: kind === wanted ? 0 : 1, ...(kind ? { detail: kind } : {}) };
    });
  },
};

/** `versionDefinition.path` of a csd: a field of what an instance begins with (X10, A32). */
export const versionPath: ReferenceResolver = {
  resolve(pkg, reference) {
    const grounds = versionGrounds(pkg, reference.file);
    for (const ground of grounds) {
      const found = resolvedAt(ground, followDotPath(ground.root, reference.text));
      if (found) return found;
    }
    const [ground] = grounds;
    if (!ground) return { state: 'unknown', reason: noConfiguration };
    return unresolvedPath(ground, followDotPath(ground.root, reference.text), reference.text);
  },
  candidates(pkg, { file, path }) {
    const mode = textAt(nodeAt(file.yaml.root, [...path.slice(0, -1), 'mode']));
    const role = mode === 'url' ? 'fullAddress' : 'tag';
    const all = versionGrounds(pkg, file).flatMap(({ root }) => candidatesBelow(root, role));
    return [...new Map(all.toReversed().map((one) => [one.text, one])).values()].reverse();
  },
};

/** The files below manifests/vendor/, with their paths from manifests/ on. */
function vendorFiles({ files, root }: OscSource): readonly { readonly inside: string; file: SourceFile }[] {
  const folder = `${root}/manifests/`;
  return [...files].flatMap(([path, file]) =>
    path.startsWith(`${folder}vendor/`) ? [{ inside: path.slice(folder.length), file }] : [],
  );
}

function detailOf({ yaml }: SourceFile, path: Reference['path']): { readonly detail?: string } {
  const detail = textAt(nodeAt(yaml.root, path));
  return detail ? { detail } : {};
}

const missing = (near: string | undefined): Resolution => ({
  state: 'unresolved',
  known: 0,
  suggestions: near === undefined ? [] : [near],
});

const notOsc: Resolution = {
  state: 'unknown',
  reason: say('this is no package in OSC format.', '这不是 OSC 规范包。'),
};
const noConfiguration = say(
  'there is no defaultConfiguration in which this path could be looked up.',
  '没有可供查找该路径的 defaultConfiguration。',
);
