import { isMounted } from '../../package/archive-mount';
import { say, text } from '../../text/message';
import type { Rule } from '../rule';
import { likely, renaming } from '../shared/repair';

/** R013, SPEC A3: images/ stands beside package/, not in it. */
export const misplacedFolder: Rule = {
  code: 'images/misplaced-folder',
  severity: 'error',
  spec: ['R013', 'R018'],
  summary: text('images/ lies inside package/', 'images 目录位于 package 目录内'),
  rationale: text(
    'The platform looks for images/ beside package/. Inside of it the tars are not found, and package/ holds more than its one deployment package.',
    '平台在 package 的同级目录查找 images。放在 package 内将找不到 tar 包，且 package 目录只能有一个部署包。',
  ),
  example: {
    bad: `
#- package/etcd-6.7.0.tgz
#- package/images/
#! error images/misplaced-folder: Move "package/images" up: it must stand beside "package"
#- package/images/etcd.tar
`,
    good: `
#- package/etcd-6.7.0.tgz
#- images/etcd.tar
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const isImage = (path: string) => /^package\/images\/[^/]*\.tar$/i.test(path) && !isMounted(path);
    if (![...pkg.files.keys()].some(isImage)) return;
    const from = 'package/images';
    yield {
      at: { file: from },
      message: say(
        'Move "package/images" up: it must stand beside "package"',
        '请将“package/images”上移：它必须与“package”同级',
      ),
      fixes: renaming(pkg, from, 'images', say('Move to "images"', '移动到“images”'), likely),
    };
  },
};
