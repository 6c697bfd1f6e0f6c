import { say, text } from '../../text/message';
import type { Rule } from '../rule';
import { tarFiles } from '../shared/image-files';

/** R038: image archives are plain tar files. */
export const compressedArchive: Rule = {
  code: 'images/compressed-archive',
  severity: 'error',
  spec: ['R038'],
  summary: text('A compressed file behind the name of an image tar', '名为 .tar 的镜像文件实际是压缩文件'),
  rationale: text(
    'The platform reads image files as plain tar. What is compressed it cannot read, whatever its name.',
    '平台按 tar 格式读取镜像文件，压缩过的文件即使以 .tar 命名也无法读取。',
  ),
  example: {
    bad: `
#- images/etcd.tar {"compression":"gzip"}
#! error images/compressed-archive: "etcd.tar" is compressed with gzip: unpack it to a plain tar
`,
  },
  fixable: false,
  tempo: 'text',
  *check(pkg) {
    const tars = tarFiles(pkg);
    for (const { path, name, info } of tars) {
      if (!info?.compression) continue;
      const { compression } = info;
      yield {
        at: { file: path },
        message: say(
          '"{name}" is compressed with {compression}: unpack it to a plain tar',
          '“{name}”使用了 {compression} 压缩：请解压为普通的 tar',
          { name, compression },
        ),
      };
    }
    const unread = tars.filter(({ info }) => info === undefined).length;
    if (unread === 0) return;
    yield {
      at: { file: pkg.imagesFolder },
      message: say(
        'what {count} image tars hold (format, architecture, tags), because they were not read.',
        '{count} 个镜像 tar 包的内容（格式、架构、tag）未读取。',
        { count: unread },
      ),
      notChecked: true,
    };
  },
};
