import type { InstanceEntry, Mapping } from '../../package/mapping';
import type { ServicePackage } from '../../package/service-package';
import { followDotPath } from '../../references/dot-path';
import { say, text } from '../../text/message';
import { insertEntry } from '../../yaml/insert';
import { keySpan } from '../../yaml/node';
import { replaceValue } from '../../yaml/replace';
import { writeScalar } from '../../yaml/write-scalar';
import type { Rule } from '../rule';
import { likely, repair } from '../shared/repair';

/** R150: an element of `instance` that does not say in which custom resource its paths lie. */
export const missingKind: Rule = {
  code: 'mapping/missing-kind',
  severity: 'error',
  spec: ['R150'],
  summary: text('An element of "instance" without kind', '“instance”的元素缺少 kind'),
  rationale: text(
    'An operator has a custom resource for each kind in alm-examples. Without the kind the platform does not know in which one to follow the address paths.',
    'Operator 的 alm-examples 中每种 kind 对应一个自定义资源。没有 kind，平台不知道到哪个资源中查找地址路径。',
  ),
  example: {
    bad: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
metadata:
  annotations:
    alm-examples: '[{"kind":"EtcdCluster","spec":{"image":"quay.io/coreos/etcd:v3.5.0"}}]'
#- images/mapping.yaml
instance:
  - image: etcd
#   ^^^^^ error mapping/missing-kind: "kind" is missing here: which custom resource of alm-examples is meant?
    address:
      fullAddress: spec.image
`,
    good: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
metadata:
  annotations:
    alm-examples: '[{"kind":"EtcdCluster","spec":{"image":"quay.io/coreos/etcd:v3.5.0"}}]'
#- images/mapping.yaml
instance:
  - kind: EtcdCluster
    image: etcd
    address:
      fullAddress: spec.image
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const { mapping, operator } = pkg;
    for (const entry of (operator && mapping?.instances) || []) {
      if (!mapping || entry.kind?.entry.value) continue;
      const head = entry.kind?.entry ?? entry.node.entries[0];
      if (!head) continue;
      yield {
        at: { file: mapping.file.path, span: keySpan(head) },
        message: say(
          '"kind" is missing here: which custom resource of alm-examples is meant?',
          '此处缺少“kind”：对应 alm-examples 中的哪个自定义资源？',
        ),
        fixes: fixesOf(pkg, mapping, entry),
      };
    }
  },
};

/** The kinds of alm-examples, those first in which the paths of the element lead somewhere and that no other element has. */
function fixesOf(pkg: ServicePackage, mapping: Mapping, entry: InstanceEntry) {
  const taken = new Set(mapping.instances.flatMap(({ kind }) => kind?.text ?? []));
  const fits = (root: Parameters<typeof followDotPath>[0]): boolean =>
    entry.address.length > 0 && entry.address.every(({ text: path }) => followDotPath(root, path).complete);
  const ranked = (pkg.operator?.customResources ?? [])
    .filter(({ kind }) => kind !== '')
    .map(({ kind, node }) => ({ kind, rank: (fits(node) ? 0 : 2) + (taken.has(kind) ? 1 : 0) }))
    .sort((a, b) => a.rank - b.rank);
  const sure = ranked.filter(({ rank }) => rank === 0).length === 1;
  return [...new Set(ranked.map(({ kind }) => kind))]
    .slice(0, 8)
    .flatMap((kind, index) =>
      repair(
        pkg,
        mapping.file.path,
        say('Insert "kind: {kind}"', '插入“kind: {kind}”', { kind }),
        entry.kind
          ? replaceValue(mapping.file.text, entry.kind.entry, writeScalar(kind))
          : insertEntry(mapping.file.text, entry.node, `kind: ${writeScalar(kind)}`, [
              'kind',
              'image',
              'tag',
            ]),
        index === 0 ? { ...likely, ...(sure ? { safe: true as const } : {}) } : {},
      ),
    );
}
