import type { CustomResource } from '../../operator/custom-resources';
import type { OwnedApi } from '../../operator/owned-apis';
import { edit, type Fix } from '../../package/edit';
import type { ServicePackage } from '../../package/service-package';
import { contentSpan } from '../../references/content-span';
import { type Message, say, text } from '../../text/message';
import { nearest } from '../../text/nearest';
import type { YamlScalar } from '../../yaml/node';
import { resolve, valueIn } from '../../yaml/path';
import type { Rule } from '../rule';
import { canEdit, changeTo } from '../shared/repair';
import { currentVersion, textIn } from './version-file';

/** C9: an example of an API that the operator does not own. */
export const unresolvedKind: Rule = {
  code: 'csv/unresolved-kind',
  severity: 'warning',
  spec: ['R064', 'R151'],
  summary: text('An example of a kind that the operator does not own', '示例的 kind 不属于该 Operator'),
  rationale: text(
    'A custom resource can be created only when the operator brings its definition: its kind and apiVersion must be among "owned" of the ClusterServiceVersion.',
    '只有 Operator 自带定义的自定义资源才能创建：其 kind 和 apiVersion 必须在 ClusterServiceVersion 的“owned”中。',
  ),
  example: {
    bad: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
metadata:
  annotations:
    alm-examples: '[{"apiVersion":"etcd.database.coreos.com/v1beta2","kind":"EtcdClustre"}]'
#                                                                            ^^^^^^^^^^^ warning csv/unresolved-kind: The operator owns no "EtcdClustre". Did you mean "EtcdCluster"?
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
    alm-examples: '[{"apiVersion":"etcd.database.coreos.com/v1beta2","kind":"EtcdCluster"}]'
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
    const owned = csv?.ownedApis.filter(({ kind, version }) => kind !== '' && version !== '') ?? [];
    for (const resource of csv && owned.length > 0 ? csv.customResources : []) {
      const found = mismatch(resource, owned);
      if (!csv || !found) continue;
      const { node, message, meant } = found;
      yield {
        at: { file: csv.file.path, span: contentSpan(node) },
        message,
        fixes: meant === undefined ? [] : replacement(pkg, csv.file.path, node, meant),
      };
    }
  },
};

interface Mismatch {
  readonly node: YamlScalar;
  readonly message: Message;
  readonly meant: string | undefined;
}

function mismatch({ node, kind }: CustomResource, owned: readonly OwnedApi[]): Mismatch | undefined {
  const kindNode = resolve(valueIn(node, 'kind'));
  const versionNode = resolve(valueIn(node, 'apiVersion'));
  if (kindNode?.kind !== 'scalar' || kind === '') return undefined;
  const named = owned.filter((one) => one.kind === kind);
  if (named.length === 0) {
    const meant = nearest(
      kind,
      owned.map((one) => one.kind),
    );
    return { node: kindNode, meant, message: kindMessage(kind, meant) };
  }
  const versions = named.map(({ group, version }) => [group, version].filter(Boolean).join('/'));
  const written = textIn(node, 'apiVersion');
  if (versionNode?.kind !== 'scalar' || written === '' || versions.includes(written)) return undefined;
  const message = say(
    'The operator owns "{kind}" as {versions}, not as {written}',
    '该 Operator 中“{kind}”的 apiVersion 是 {versions}，而不是 {written}',
    {
      kind,
      versions: versions.join(', '),
      written,
    },
  );
  return { node: versionNode, meant: versions.length === 1 ? versions[0] : undefined, message };
}

const kindMessage = (kind: string, meant: string | undefined): Message =>
  meant
    ? say(
        'The operator owns no "{kind}". Did you mean "{meant}"?',
        '该 Operator 没有“{kind}”，是否应为“{meant}”？',
        { kind, meant },
      )
    : say(
        'The operator owns no "{kind}": name it under "owned", or remove the example',
        '该 Operator 没有“{kind}”：请在“owned”中声明，或删除该示例',
        { kind },
      );

const replacement = (pkg: ServicePackage, file: string, node: YamlScalar, meant: string): readonly Fix[] =>
  canEdit(pkg, file)
    ? [
        {
          title: changeTo(meant),
          changes: [edit(file, { span: contentSpan(node), newText: meant })],
          preferred: true,
        },
      ]
    : [];
