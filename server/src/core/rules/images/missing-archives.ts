import { say, text } from '../../text/message';
import type { Rule } from '../rule';
import { tarFiles } from '../shared/image-files';

/** X15: a mapping file needs image tars. */
export const missingArchives: Rule = {
  code: 'images/missing-archives',
  severity: 'warning',
  spec: ['X15'],
  summary: text('There is a mapping file but no image tar', '有映射文件但没有镜像 tar 包'),
  rationale: text(
    'The platform replaces addresses by those of the images that it pushed. One author reports that it refuses a package with a mapping file and no tar; no document says so.',
    '平台用已推送镜像的地址进行替换。有提供方反馈，只有映射文件而没有 tar 包时平台会拒绝该服务包（无文档说明）。',
  ),
  example: {
    bad: `
#- package/etcd-6.7.0.tgz
#- images/mapping.yaml
#! warning images/missing-archives: There is no image tar in "images" that this mapping file could be about
instance:
  - image: etcd
`,
  },
  fixable: false,
  tempo: 'text',
  *check(pkg) {
    const { mapping, imagesFolder } = pkg;
    if (!mapping || tarFiles(pkg).length > 0) return;
    yield {
      at: { file: mapping.file.path },
      message: say(
        'There is no image tar in "{folder}" that this mapping file could be about',
        '“{folder}”目录中没有该映射文件所对应的镜像 tar 包',
        { folder: imagesFolder },
      ),
    };
  },
};
