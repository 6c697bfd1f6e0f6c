import type { ClusterServiceVersion } from '../../operator/cluster-service-version';
import type { CustomResource } from '../../operator/custom-resources';
import { edit, type Fix } from '../../package/edit';
import type { ServicePackage } from '../../package/service-package';
import { say, text } from '../../text/message';
import type { Span } from '../../text/span';
import { writeString } from '../../yaml/json/string';
import { keySpan } from '../../yaml/node';
import { asMap, entryOf } from '../../yaml/path';
import type { Rule } from '../rule';
import { canEdit } from '../shared/repair';
import { currentVersion, isBlank } from './version-file';

/** R064: each custom resource has apiVersion, kind, metadata.name and spec. */
export const missingExampleField: Rule = {
  code: 'csv/missing-example-field',
  severity: 'warning',
  spec: ['R064'],
  summary: text('A custom resource in alm-examples lacks a field', 'alm-examples 中的自定义资源缺少字段'),
  rationale: text(
    'Mapping entries find a custom resource by its kind, and customers start an instance from it. Without these fields it is no resource that a cluster takes.',
    '映射文件按 kind 查找自定义资源，客户也以它为模板创建实例。缺少这些字段时集群不会接受该资源。',
  ),
  example: {
    bad: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
metadata:
  annotations:
    alm-examples: |-
      [
        {
          "kind": "EtcdCluster",
#         ^^^^^^ warning csv/missing-example-field: "apiVersion" of this custom resource is missing
          "metadata": { "name": "example" },
          "spec": {}
        }
      ]
spec:
  customresourcedefinitions:
    owned:
      - name: etcdclusters.etcd.database.coreos.com
        kind: EtcdCluster
        version: v1beta2
`,
    good: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
metadata:
  annotations:
    alm-examples: |-
      [
        {
          "apiVersion": "etcd.database.coreos.com/v1beta2",
          "kind": "EtcdCluster",
          "metadata": { "name": "example" },
          "spec": {}
        }
      ]
spec:
  customresourcedefinitions:
    owned:
      - name: etcdclusters.etcd.database.coreos.com
        kind: EtcdCluster
        version: v1beta2
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const csv = currentVersion(pkg);
    if (!csv?.examples || csv.examples.problems.length > 0) return;
    for (const resource of csv.customResources) {
      for (const field of missingFields(resource)) {
        yield {
          at: { file: csv.file.path, span: placeOf(csv, resource) },
          message: say('"{field}" of this custom resource is missing', '该自定义资源缺少“{field}”', {
            field,
          }),
          fixes: insertion(pkg, csv, resource, field),
        };
      }
    }
  },
};

function missingFields({ node, kind, name }: CustomResource): readonly string[] {
  const metadata = asMap(entryOf(node, 'metadata')?.value);
  return [
    ...(isBlank(entryOf(node, 'apiVersion')?.value) ? ['apiVersion'] : []),
    ...(kind === '' ? ['kind'] : []),
    ...(metadata && name === '' && isBlank(entryOf(metadata, 'generateName')?.value)
      ? ['metadata.name']
      : []),
    ...(metadata ? [] : ['metadata']),
    ...(entryOf(node, 'spec')?.value || hasOtherContent(node) ? [] : ['spec']),
  ];
}

/** Whether a resource holds its content elsewhere than in `spec`, as some operators' configurations do. */
const hasOtherContent = ({ entries }: CustomResource['node']): boolean =>
  entries.some(({ name }) => !['apiVersion', 'kind', 'metadata', 'status'].includes(name));

/** The kind's key, else the first key, else the opening brace. */
function placeOf({ file }: ClusterServiceVersion, { node }: CustomResource): Span {
  const entry = entryOf(node, 'kind') ?? node.entries[0];
  const span = entry ? keySpan(entry) : { start: node.span.start, end: node.span.start + 1 };
  const isQuoted = file.text[span.start] === '"' && span.end - span.start > 2;
  return isQuoted ? { start: span.start, end: span.end } : span;
}

/** Inserts a field in front of the first one, as far as its value is known. */
function insertion(
  pkg: ServicePackage,
  csv: ClusterServiceVersion,
  { node, kind }: CustomResource,
  field: string,
): readonly Fix[] {
  const value = knownValue(csv, kind, field);
  const [first] = node.entries;
  if (!first || value === undefined || !canEdit(pkg, csv.file.path)) return [];
  const { text: file, path } = csv.file;
  const { start } = first.span;
  const gap = /(?:\r?\n[ \t]*)?$/.exec(file.slice(0, start))?.[0] || ' ';
  const encode = csv.examplesSource?.encode ?? ((plain: string) => plain);
  const newText = encode(`${writeString(field)}: ${value},`) + gap;
  const title = say('Insert "{field}"', '插入“{field}”', { field });
  return [{ title, changes: [edit(path, { span: { start, end: start }, newText })], preferred: true }];
}

/** JSON for a field; undefined where only the author knows. */
function knownValue({ ownedApis }: ClusterServiceVersion, kind: string, field: string): string | undefined {
  const api = ownedApis.find((one) => one.kind === kind);
  const single = ownedApis.length === 1 ? ownedApis[0] : undefined;
  if (field === 'apiVersion') return api && writeString([api.group, api.version].filter(Boolean).join('/'));
  if (field === 'kind') return single && single.kind !== '' ? writeString(single.kind) : undefined;
  if (field === 'metadata')
    return `{ "name": ${writeString(`example-${kind.toLowerCase() || 'resource'}`)} }`;
  return field === 'spec' ? '{}' : undefined;
}
