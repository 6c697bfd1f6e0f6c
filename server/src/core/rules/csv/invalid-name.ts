import type { Place } from '../../package/place';
import { type Message, say, text } from '../../text/message';
import type { YamlNode } from '../../yaml/node';
import { nodeAt, resolve } from '../../yaml/path';
import type { Finding, Rule } from '../rule';
import { currentVersion } from './version-file';

/** C1, C2: `metadata.name` and `spec.replaces` are names that Kubernetes takes. */
export const invalidName: Rule = {
  code: 'csv/invalid-name',
  severity: 'error',
  spec: ['R061'],
  summary: text('A name that Kubernetes does not take', '名称不符合 Kubernetes 命名规范'),
  rationale: text(
    'The cluster refuses a ClusterServiceVersion under such a name; OLM writes the name into labels, which take at most 63 characters.',
    '集群会拒绝该名称；OLM 还会将名称写入标签，最长 63 个字符。',
  ),
  example: {
    bad: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
metadata:
  name: etcd_operator.v0.9.4
#       ^^^^^^^^^^^^^^^^^^^^ error csv/invalid-name: "etcd_operator.v0.9.4" is no valid name: lower-case letters, digits, "-" and "."
`,
  },
  fixable: false,
  tempo: 'text',
  *check(pkg) {
    const csv = currentVersion(pkg);
    if (!csv) return;
    yield* checked(csv.file.path, nodeAt(csv.root, ['metadata', 'name']));
    yield* checked(csv.file.path, nodeAt(csv.root, ['spec', 'replaces']));
  },
};

function* checked(file: Place['file'], value: YamlNode | undefined): Generator<Finding> {
  const node = resolve(value);
  const message = node?.kind === 'scalar' && node.text !== '' ? faultOf(node.text) : undefined;
  if (node && message) yield { at: { file, span: node.span }, message };
}

function faultOf(name: string): Message | undefined {
  if (!/^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/.test(name) || /\.\.|-\.|\.-/.test(name)) {
    return say(
      '"{name}" is no valid name: lower-case letters, digits, "-" and "."',
      '“{name}”不是合法的名称：只能包含小写字母、数字、“-”和“.”',
      { name },
    );
  }
  return name.length > 63
    ? say('The name has {length} characters: at most 63 are taken', '名称有 {length} 个字符，最长 63 个', {
        length: name.length,
      })
    : undefined;
}
