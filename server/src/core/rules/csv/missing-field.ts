import type { ClusterServiceVersion } from '../../operator/cluster-service-version';
import type { Fix } from '../../package/edit';
import type { ServicePackage } from '../../package/service-package';
import { say, text } from '../../text/message';
import { insertEntry } from '../../yaml/insert';
import { entryOf } from '../../yaml/path';
import { replaceValue } from '../../yaml/replace';
import { writeScalar } from '../../yaml/write-scalar';
import type { Rule } from '../rule';
import { likely, obvious, repair } from '../shared/repair';
import type { ShapeFinding } from '../shared/shape';
import { annotationOf, soundVersion, specKeys } from './version-file';
import { versionShape } from './version-shape';

/** C17, SPEC 5.6: a key that the format demands. */
export const missingField: Rule = {
  code: 'csv/missing-field',
  severity: 'error',
  spec: ['R061', 'R070'],
  summary: text('A key that a ClusterServiceVersion must have', 'ClusterServiceVersion 缺少必填的键'),
  rationale: text(
    'The cluster refuses a ClusterServiceVersion, or a deployment in it, that lacks a mandatory key.',
    '缺少必填的键时，集群会拒绝该 ClusterServiceVersion 或其中的 Deployment。',
  ),
  example: {
    bad: `
#- package/etcd/etcd.clusterserviceversion.yaml
apiVersion: operators.coreos.com/v1alpha1
kind: ClusterServiceVersion
metadata:
  name: etcdoperator.v0.9.4
spec:
  displayName: etcd
  install:
# ^^^^^^^ error csv/missing-field: "strategy" is missing here
    spec:
      deployments: []
`,
    good: `
#- package/etcd/etcd.clusterserviceversion.yaml
apiVersion: operators.coreos.com/v1alpha1
kind: ClusterServiceVersion
metadata:
  name: etcdoperator.v0.9.4
spec:
  displayName: etcd
  install:
    strategy: deployment
    spec:
      deployments: []
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const csv = soundVersion(pkg);
    for (const finding of csv && pkg.operator ? versionShape(pkg.operator, csv) : []) {
      const key = String(finding.params.missingProperty);
      if (!csv || finding.keyword !== 'required' || hasOwnRule(csv, finding.path, key)) continue;
      yield {
        at: { file: csv.file.path, span: finding.span },
        message: say('"{key}" is missing here', '此处缺少“{key}”', { key }),
        fixes: fixesOf(pkg, csv, finding, key),
      };
    }
  },
};

/** `apiVersion` and `kind`, and a name that stands among the annotations, have rules of their own. */
function hasOwnRule(csv: ClusterServiceVersion, path: ShapeFinding['path'], key: string): boolean {
  if (path.length === 0) return key === 'apiVersion' || key === 'kind';
  return (
    path.length === 1 && path[0] === 'metadata' && key === 'name' && annotationOf(csv, key) !== undefined
  );
}

function fixesOf(
  pkg: ServicePackage,
  { file, name }: ClusterServiceVersion,
  { node, path }: ShapeFinding,
  key: string,
): readonly Fix[] {
  if (node?.kind !== 'map') return [];
  const known = valueFor(path, key, name);
  const vacant = entryOf(node, key);
  const edits = vacant
    ? known
      ? replaceValue(file.text, vacant, known.text)
      : []
    : insertEntry(file.text, node, `${key}: ${known?.text ?? ''}`.trimEnd(), orderOf(path));
  const title = say('Insert "{key}"', '插入“{key}”', { key });
  return repair(pkg, file.path, title, edits, known?.sure ? obvious : likely);
}

interface Value {
  readonly text: string;
  readonly sure: boolean;
}

/** What most likely belongs there; undefined when only the author knows. */
function valueFor(path: ShapeFinding['path'], key: string, name: string): Value | undefined {
  const last = path.at(-1);
  if (key === 'strategy' && last === 'install') return { text: 'deployment', sure: true };
  if (key === 'displayName' && last === 'spec')
    return { text: writeScalar(name.replace(/\.v?\d.*$/, '') || 'My operator'), sure: false };
  return undefined;
}

const orderOf = (path: ShapeFinding['path']): readonly string[] => {
  if (path.length === 0) return ['apiVersion', 'kind', 'metadata', 'spec'];
  if (path.at(-1) === 'install') return ['strategy', 'spec'];
  return path.length === 1 && path[0] === 'spec' ? specKeys : ['name'];
};
