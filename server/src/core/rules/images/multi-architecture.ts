import { say, text } from '../../text/message';
import type { Rule } from '../rule';
import { tarFiles } from '../shared/image-files';

/** R170: one tar holds the image of one architecture. */
export const multiArchitecture: Rule = {
  code: 'images/multi-architecture',
  severity: 'warning',
  spec: ['R170'],
  summary: text('A tar that holds an image for several architectures', '一个 tar 包中含有多种架构的镜像'),
  rationale: text(
    'The platform merges the architectures itself, from one tar each. A tar that is merged already cannot be assigned to one of them.',
    '平台会将各架构的单架构镜像自动合并，提供方不应自行合并。已合并的 tar 包无法对应到某一架构。',
  ),
  example: {
    bad: `
#- images/etcd.tar {"architectures":["amd64","arm64"]}
#! warning images/multi-architecture: "etcd.tar" holds one image for amd64 and arm64: export one tar for each
`,
  },
  fixable: false,
  tempo: 'text',
  *check(pkg) {
    for (const { path, name, info } of tarFiles(pkg)) {
      if (!info?.multiArchitecture) continue;
      const names = [...new Set(info.images.flatMap(({ architecture }) => architecture ?? []))];
      yield {
        at: { file: path },
        message: say(
          '"{name}" holds one image for {en}: export one tar for each',
          '“{name}”中的镜像含有 {zh} 多种架构：请每种架构分别导出一个 tar 包',
          { name, en: names.join(' and '), zh: names.join('、') },
        ),
      };
    }
  },
};
