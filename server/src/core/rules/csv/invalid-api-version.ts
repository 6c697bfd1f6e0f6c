import type { ClusterServiceVersion } from '../../operator/cluster-service-version';
import type { ServicePackage } from '../../package/service-package';
import { say, text } from '../../text/message';
import { insertAtTop } from '../../yaml/insert';
import { asMap, entryOf } from '../../yaml/path';
import { replaceValue } from '../../yaml/replace';
import type { Finding, Rule } from '../rule';
import { obvious, repair } from '../shared/repair';
import { isBlank, placeOfMissing, textIn } from './version-file';

const wanted = { apiVersion: 'operators.coreos.com/v1alpha1', kind: 'ClusterServiceVersion' } as const;

/** R061, C20: `apiVersion` and `kind` of a ClusterServiceVersion. */
export const invalidApiVersion: Rule = {
  code: 'csv/invalid-api-version',
  severity: 'error',
  spec: ['R061'],
  summary: text(
    'Another apiVersion or kind than that of a ClusterServiceVersion',
    'apiVersion 或 kind 不是 ClusterServiceVersion 的取值',
  ),
  rationale: text(
    'There is one version of the format. A file with another apiVersion or kind is no ClusterServiceVersion for the platform and for the cluster.',
    '该格式只有一个版本。apiVersion 或 kind 不符时，平台和集群都不会将其视为 ClusterServiceVersion。',
  ),
  example: {
    bad: `
#- package/etcd/etcd.clusterserviceversion.yaml
apiVersion: operators.coreos.com/v1
#           ^^^^^^^^^^^^^^^^^^^^^^^ error csv/invalid-api-version: "apiVersion" must be "operators.coreos.com/v1alpha1"
kind: ClusterServiceVersion
`,
    good: `
#- package/etcd/etcd.clusterserviceversion.yaml
apiVersion: operators.coreos.com/v1alpha1
kind: ClusterServiceVersion
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    for (const csv of pkg.operator?.all ?? []) {
      if (asMap(csv.root)) yield* findings(pkg, csv, 'apiVersion');
      if (asMap(csv.root)) yield* findings(pkg, csv, 'kind');
    }
  },
};

function* findings(
  pkg: ServicePackage,
  csv: ClusterServiceVersion,
  key: 'apiVersion' | 'kind',
): Generator<Finding> {
  const { file, root } = csv;
  if (textIn(root, key) === wanted[key]) return;
  const entry = entryOf(root, key);
  const held = isBlank(entry?.value) ? undefined : entry?.value;
  const values = { key, wanted: wanted[key] };
  yield {
    at: { file: file.path, span: held?.span ?? placeOfMissing(csv, entry) },
    message: held
      ? say('"{key}" must be "{wanted}"', '“{key}”必须为“{wanted}”', values)
      : say('"{key}: {wanted}" is missing', '缺少“{key}: {wanted}”', values),
    fixes: repair(
      pkg,
      file.path,
      say('Set "{key}: {wanted}"', '设为“{key}: {wanted}”', values),
      entry
        ? replaceValue(file.text, entry, wanted[key])
        : insertAtTop(file.text, root, `${key}: ${wanted[key]}`, ['apiVersion', 'kind', 'metadata', 'spec']),
      obvious,
    ),
  };
}
