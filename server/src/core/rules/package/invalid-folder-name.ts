import { say, text } from '../../text/message';
import type { Rule } from '../rule';
import { obvious, renaming } from '../shared/repair';
import { misnamedPackageFolders } from '../shared/top-folders';

/** R005: the folder of the deployment package is named `package`. */
export const invalidFolderName: Rule = {
  code: 'package/invalid-folder-name',
  severity: 'error',
  spec: ['R005'],
  summary: text('The folder of the deployment package is not named "package"', '部署包目录未命名为“package”'),
  rationale: text(
    'The platform looks for the deployment package in package/ and nowhere else; the name is fixed.',
    '平台只在名为 package 的目录中查找部署包，该名称固定。',
  ),
  example: {
    bad: `
#- packages/
#! error package/invalid-folder-name: The folder must be named "package", not "packages"
#- packages/etcd-6.7.0.tgz
#- images/etcd.tar
`,
    good: `
#- package/etcd-6.7.0.tgz
#- images/etcd.tar
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    for (const name of misnamedPackageFolders(pkg)) {
      yield {
        at: { file: name },
        message: say(
          'The folder must be named "package", not "{name}"',
          '目录名称必须为“package”，而不是“{name}”',
          {
            name,
          },
        ),
        fixes: renaming(pkg, name, 'package', say('Rename to "package"', '重命名为“package”'), obvious),
      };
    }
  },
};
