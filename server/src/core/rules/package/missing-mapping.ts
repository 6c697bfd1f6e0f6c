import { say, text } from '../../text/message';
import type { Rule } from '../rule';
import { misplacedMappings } from '../shared/mapping-files';

/** R019: image tars need a mapping file. */
export const missingMapping: Rule = {
  code: 'package/missing-mapping',
  severity: 'warning',
  spec: ['R019'],
  summary: text('There are image tars but no mapping file', '有镜像 tar 包但没有映射文件'),
  rationale: text(
    'The mapping file tells the platform where the addresses of the images stand. Without it the tars are uploaded and never used: every workload pulls from where the author once did.',
    '映射文件告诉平台镜像地址所在的位置。没有它，tar 包虽已上传却不会被使用，工作负载仍从作者原来的地址拉取镜像。',
  ),
  example: {
    bad: `
#- images/
#! warning package/missing-mapping: There are image tars but no "images/mapping.yaml": no image address will be replaced
#- images/etcd.tar
`,
  },
  fixable: false,
  tempo: 'text',
  *check(pkg) {
    const hasTars = pkg.images.some(({ name }) => /\.tar$/i.test(name));
    const isOsc = pkg.deployment?.kind === 'osc';
    if (pkg.mapping || !hasTars || isOsc || misplacedMappings(pkg).length > 0) return;
    yield {
      at: { file: pkg.imagesFolder },
      message: say(
        'There are image tars but no "{folder}/mapping.yaml": no image address will be replaced',
        '有镜像 tar 包但缺少“{folder}/mapping.yaml”：镜像地址不会被替换',
        { folder: pkg.imagesFolder },
      ),
    };
  },
};
