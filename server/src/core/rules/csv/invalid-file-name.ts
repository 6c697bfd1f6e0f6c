import { nameOf } from '../../package/images-folder';
import { say, text } from '../../text/message';
import type { Rule } from '../rule';
import { obvious, renaming } from '../shared/repair';

/** R060: the file of a ClusterServiceVersion ends in `.clusterserviceversion.yaml`. */
export const invalidFileName: Rule = {
  code: 'csv/invalid-file-name',
  severity: 'error',
  spec: ['R060'],
  summary: text('A ClusterServiceVersion under another file name', 'ClusterServiceVersion 的文件名不合法'),
  rationale: text(
    'The platform looks for *.clusterserviceversion.yaml. Under another name the operator is not found.',
    '平台按 *.clusterserviceversion.yaml 查找文件，文件名不符时找不到该 Operator。',
  ),
  example: {
    bad: `
#- package/etcd/csv.yaml
#! error csv/invalid-file-name: The file must be named "….clusterserviceversion.yaml"
kind: ClusterServiceVersion
metadata:
  name: etcdoperator.v0.9.4
`,
    good: `
#- package/etcd/etcdoperator.v0.9.4.clusterserviceversion.yaml
kind: ClusterServiceVersion
metadata:
  name: etcdoperator.v0.9.4
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    for (const { file, name } of pkg.operator?.all ?? []) {
      const written = nameOf(file.path);
      if (/.\.clusterserviceversion\.yaml$/.test(written)) continue;
      const folder = file.path.slice(0, file.path.length - written.length);
      const stem = written.replace(/(?:\.clusterserviceversion)?\.ya?ml$/i, '');
      const isGeneric = /^(?:csv|clusterserviceversion|operator|)$/i.test(stem);
      const to = `${isGeneric && name ? name : stem || 'operator'}.clusterserviceversion.yaml`;
      yield {
        at: { file: file.path },
        message: say(
          'The file must be named "….clusterserviceversion.yaml"',
          '文件名必须为“….clusterserviceversion.yaml”',
        ),
        fixes: renaming(
          pkg,
          file.path,
          folder + to,
          say('Rename to "{to}"', '重命名为“{to}”', { to }),
          obvious,
        ),
      };
    }
  },
};
