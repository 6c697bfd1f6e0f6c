import { say, text } from '../../text/message';
import type { Rule } from '../rule';
import { misplacedMappings, rightMappingPath } from '../shared/mapping-files';
import { obvious, renaming } from '../shared/repair';

/** R018, SPEC A2: the mapping file lies in images/. */
export const misplacedMapping: Rule = {
  code: 'package/misplaced-mapping',
  severity: 'warning',
  spec: ['R018'],
  summary: text('The mapping file does not lie in images/', '映射文件不在 images 目录中'),
  rationale: text(
    'The platform looks for the mapping file beside the image tars. Elsewhere it is not found, and no image address is replaced.',
    '平台在镜像 tar 包所在的 images 目录查找映射文件，放在其他位置则找不到，镜像地址不会被替换。',
  ),
  example: {
    bad: `
#- images/etcd.tar
#- mapping.yaml
instance: []
#! warning package/misplaced-mapping: The platform looks for the mapping file at "images/mapping.yaml"
`,
    good: `
#- images/etcd.tar
#- images/mapping.yaml
instance: []
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const right = rightMappingPath(pkg);
    for (const { path } of misplacedMappings(pkg)) {
      yield {
        at: { file: path },
        message: say(
          'The platform looks for the mapping file at "{right}"',
          '平台在“{right}”处查找映射文件',
          { right },
        ),
        fixes: renaming(pkg, path, right, say('Move to "{right}"', '移动到“{right}”', { right }), obvious),
      };
    }
  },
};
