import { type Message, say, text } from '../../text/message';
import type { Rule } from '../rule';
import { type LooseFile, looseFiles } from '../shared/loose-files';

/** R007: only `.tgz` and `.zip` lie in package/. */
export const unexpectedFile: Rule = {
  code: 'package/unexpected-file',
  severity: 'error',
  spec: ['R007', 'R006'],
  summary: text('Something in package/ that is no deployment package', 'package 目录中有非部署包文件'),
  rationale: text(
    'The platform takes exactly one .tgz or .zip from package/; with anything else in it the package cannot be resolved.',
    '平台只从 package 目录读取一个 .tgz 或 .zip，存在其他内容时无法解析。',
  ),
  example: {
    bad: `
#- package/etcd.tar
#! error package/unexpected-file: "package/etcd.tar" is neither .tgz nor .zip: pack a chart as .tgz, an operator as .zip
`,
  },
  fixable: false,
  tempo: 'text',
  *check(pkg) {
    for (const loose of looseFiles(pkg)) yield { at: { file: loose.path }, message: message(loose) };
  },
};

function message({ path, reason }: LooseFile): Message {
  if (reason === 'format') {
    return say(
      '"{path}" is neither .tgz nor .zip: pack a chart as .tgz, an operator as .zip',
      '“{path}”既不是 .tgz 也不是 .zip：Helm Chart 请打包为 .tgz，Operator 请打包为 .zip',
      { path },
    );
  }
  return reason === 'folder'
    ? say(
        '"{path}" is an unpacked folder: in a service package it must be one archive, which "build" packs',
        '“{path}”是未打包的目录：服务包中必须是一个压缩包，可用 build 命令打包',
        { path },
      )
    : say('"{path}" does not belong into "package": leave it out', '“{path}”不属于“package”目录：请去除', {
        path,
      });
}
