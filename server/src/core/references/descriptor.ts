import { crdNamed, fieldsBelow, findField, type ResourcePart } from '../operator/crd-schema';
import { manifestHeads } from '../operator/manifest-heads';
import type { ServicePackage } from '../package/service-package';
import type { SourceFile } from '../package/source-file';
import { say } from '../text/message';
import { nearest } from '../text/nearest';
import { keySpan } from '../yaml/node';
import { nodeAt, textAt, valueIn } from '../yaml/path';
import type { Candidate, Reference, ReferenceResolver, Resolution } from './reference';

/** `path` of a control in a csd (R210, X11), or of a descriptor in a ClusterServiceVersion: a field in the schema of the CRD. */
export const descriptor: ReferenceResolver = {
  resolve(pkg, reference) {
    const { crd, part } = groundOf(pkg, reference);
    if (!crd) return { state: 'unknown', reason: noCrd };
    const { state, entry } = findField(crd, part, reference.text);
    if (state === 'unknown') return { state: 'unknown', reason: openSchema };
    if (!entry) return missing(crd, part, reference.text);
    const at = { file: crd.path, span: keySpan(entry) };
    return { state: 'resolved', targets: [{ at, ...(entry.value ? { node: entry.value } : {}) }] };
  },
  candidates(pkg, reference) {
    const { crd, part } = groundOf(pkg, reference);
    return (crd ? fieldsBelow(crd, part, mostCandidates) : []).map(({ path, entry }): Candidate => {
      const type = textAt(valueIn(entry.value, 'type'));
      const open = valueIn(entry.value, 'properties') !== undefined;
      return { text: path, rank: depthOf(path), open, ...(type ? { detail: type } : {}) };
    });
  },
};

/** Pods and volumes have some thousand fields. */
const mostCandidates = 5_000;

const depthOf = (path: string): number => path.split('.').length;

/** The CRD that a descriptor speaks of, and the part of the resource below which its path begins. */
function groundOf(pkg: ServicePackage, { file, path }: Reference) {
  const isStatus = path.includes('status') || path.includes('statusDescriptors');
  const part: ResourcePart = isStatus ? 'status' : 'spec';
  const definition = pkg.osc?.definitions.find((one) => one.file === file);
  if (definition) return { crd: crdNamed(pkg.osc?.crds ?? [], definition.crdName), part };
  const owned = nodeAt(file.yaml.root, path.slice(0, path.indexOf('owned') + 2));
  return { crd: crdOfOperator(pkg, textAt(valueIn(owned, 'name'))), part };
}

/** The file of the operator that defines a CRD. */
function crdOfOperator({ operator }: ServicePackage, wanted: string | undefined): SourceFile | undefined {
  const heads = operator && wanted ? manifestHeads(operator) : [];
  const crds = heads.filter(({ kind, name }) => kind === 'CustomResourceDefinition' && name === wanted);
  return crdNamed(
    crds.map(({ file }) => file),
    wanted,
  );
}

/** A path that leads nowhere; often it begins at the top of the resource, or is a slip of the pen. */
function missing(crd: SourceFile, part: ResourcePart, text: string): Resolution {
  const paths = fieldsBelow(crd, part, mostCandidates).map(({ path }) => path);
  const shorter = paths.find((path) => text === `${part}.${path}`);
  const near = shorter ?? nearest(text, paths);
  return { state: 'unresolved', known: 0, suggestions: near === undefined ? [] : [near] };
}

const noCrd = say('its CRD is not in the package.', '包中没有对应的 CRD。');
const openSchema = say('the schema of the CRD takes any field there.', 'CRD 的 schema 未限定此处的字段。');
