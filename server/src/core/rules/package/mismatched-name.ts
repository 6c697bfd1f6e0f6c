import { nameOf } from '../../package/images-folder';
import { say, text } from '../../text/message';
import type { Finding, Rule } from '../rule';
import { splitArchiveName } from '../shared/names';
import { type Stated, statedIdentity } from '../shared/stated-identity';

/** R034, R035, SPEC A5: the file names best carry the name of the service; inside a delivery they may differ. */
export const mismatchedName: Rule = {
  code: 'package/mismatched-name',
  severity: 'information',
  spec: ['R034', 'R035'],
  summary: text('A file name with another name than the content', '文件名中的名称与内容不一致'),
  rationale: text(
    'The service is to be created in the console under the name that the package states. Another name on the file leads to a wrong one there.',
    '在控制台创建服务时，名称应与服务包内的名称一致。文件名不同容易填错。',
  ),
  example: {
    bad: `
#- !delivery kv-store-1.0.0.zip
#! information package/mismatched-name: The file is named "kv-store", the service inside "etcd"
#- package/etcd-1.0.0.tgz
#- package/etcd-1.0.0.tgz!/etcd/Chart.yaml
name: etcd
version: 1.0.0
`,
  },
  fixable: false,
  tempo: 'text',
  *check(pkg) {
    const { name } = statedIdentity(pkg);
    if (!name) return;
    const archive = pkg.deployment?.packed ? pkg.deployment.path : undefined;
    if (pkg.delivery) yield* compared('', pkg.delivery.fileName, name);
    if (archive !== undefined) yield* compared(archive, nameOf(archive), name);
  },
};

function* compared(file: string, fileName: string, stated: Stated): Generator<Finding> {
  const { name, version } = splitArchiveName(fileName);
  if (version === undefined || name === stated.text) return;
  yield {
    at: { file },
    message: say(
      'The file is named "{written}", the service inside "{name}"',
      '文件名为“{written}”，包内服务名称为“{name}”',
      { written: name, name: stated.text },
    ),
    related: [{ at: stated.at, message: say('The name of the service', '服务名称') }],
  };
}
