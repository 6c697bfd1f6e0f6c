import { nameOf, parentOf } from '../../package/images-folder';
import { say, text } from '../../text/message';
import type { Rule } from '../rule';

/** SPEC 5.3: two ClusterServiceVersions in one folder. */
export const duplicateVersion: Rule = {
  code: 'csv/duplicate-version',
  severity: 'warning',
  spec: ['R023'],
  summary: text('Two ClusterServiceVersions in one folder', '同一目录中有多个 ClusterServiceVersion'),
  rationale: text(
    'Each version of an operator has a folder of its own. With two in one folder it is open which of them is installed.',
    '每个版本应位于独立的目录。同一目录中有多个时，无法确定安装哪一个。',
  ),
  example: {
    bad: `
#- package/etcd/0.9.4/a.clusterserviceversion.yaml
kind: ClusterServiceVersion
#- package/etcd/0.9.4/b.clusterserviceversion.yaml
#! warning csv/duplicate-version: "a.clusterserviceversion.yaml" lies in the same folder: give each version a folder of its own
kind: ClusterServiceVersion
`,
  },
  fixable: false,
  tempo: 'text',
  *check(pkg) {
    const first = new Map<string, string>();
    for (const { path } of pkg.operator?.versions ?? []) {
      const other = first.get(parentOf(path));
      if (other === undefined) first.set(parentOf(path), path);
      else {
        yield {
          at: { file: path },
          message: say(
            '"{other}" lies in the same folder: give each version a folder of its own',
            '“{other}”位于同一目录：请为每个版本建立独立目录',
            { other: nameOf(other) },
          ),
        };
      }
    }
  },
};
