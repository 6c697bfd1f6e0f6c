import { say, text } from '../../text/message';
import { nearest } from '../../text/nearest';
import { resolve } from '../../yaml/path';
import { writeScalar } from '../../yaml/write-scalar';
import type { Rule } from '../rule';
import { changeTo, likely, repair } from '../shared/repair';

/** SPEC 5.5: a channel whose ClusterServiceVersion is not in the package. */
export const unresolvedCurrentVersion: Rule = {
  code: 'csv/unresolved-current-version',
  severity: 'error',
  spec: ['R023'],
  summary: text(
    'A channel whose ClusterServiceVersion is not in the package',
    '通道引用的 ClusterServiceVersion 不在包中',
  ),
  rationale: text(
    'The channel names the version to install by "metadata.name". When no file has that name, nothing can be installed.',
    '通道通过“metadata.name”指定要安装的版本，没有文件使用该名称时无法安装。',
  ),
  example: {
    bad: `
#- package/etcd/etcd.package.yaml
packageName: etcd
channels:
  - name: stable
    currentCSV: etcdoperator.v0.9.3
#               ^^^^^^^^^^^^^^^^^^^ error csv/unresolved-current-version: No ClusterServiceVersion is named "etcdoperator.v0.9.3". Did you mean "etcdoperator.v0.9.4"?
#- package/etcd/0.9.4/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
metadata:
  name: etcdoperator.v0.9.4
`,
    good: `
#- package/etcd/etcd.package.yaml
packageName: etcd
channels:
  - name: stable
    currentCSV: etcdoperator.v0.9.4
#- package/etcd/0.9.4/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
metadata:
  name: etcdoperator.v0.9.4
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const { manifest, all = [] } = pkg.operator ?? {};
    const names = all.map(({ name }) => name).filter(Boolean);
    for (const { currentCSV } of names.length > 0 ? (manifest?.channels ?? []) : []) {
      const node = resolve(currentCSV?.value);
      if (!manifest || node?.kind !== 'scalar' || node.text === '' || names.includes(node.text)) continue;
      const meant = nearest(node.text, names) ?? (names.length === 1 ? names[0] : undefined);
      const values = { name: node.text, meant: meant ?? '' };
      const { path } = manifest.file;
      yield {
        at: { file: path, span: node.span },
        message: meant
          ? say(
              'No ClusterServiceVersion is named "{name}". Did you mean "{meant}"?',
              '没有名为“{name}”的 ClusterServiceVersion，是否应为“{meant}”？',
              values,
            )
          : say(
              'No ClusterServiceVersion is named "{name}"',
              '没有名为“{name}”的 ClusterServiceVersion',
              values,
            ),
        fixes: meant
          ? repair(pkg, path, changeTo(meant), [{ span: node.span, newText: writeScalar(meant) }], likely)
          : [],
      };
    }
  },
};
