import { say, text } from '../../text/message';
import type { Rule } from '../rule';
import { splitArchiveName } from '../shared/names';
import { statedIdentity } from '../shared/stated-identity';

/** R004: the service directory is best named after the service; any name will do (SPEC A6). */
export const mismatchedDirectoryName: Rule = {
  code: 'package/mismatched-directory-name',
  severity: 'information',
  spec: ['R004'],
  summary: text('The service directory has another name than the service', '服务包目录与服务名称不一致'),
  rationale: text(
    'The platform takes any name. The guide suggests that of the service, so that people recognise what they unpack.',
    '平台不限制目录名称，指南建议使用服务名称，便于识别。',
  ),
  example: {
    bad: `
#- !delivery etcd-6.7.0.zip {"topLevel":["tmp"]}
#! information package/mismatched-directory-name: The service directory "tmp" could be named "etcd", like the service
#- package/etcd-6.7.0.tgz
`,
  },
  fixable: false,
  tempo: 'text',
  *check(pkg) {
    const { delivery } = pkg;
    const [directory, second] = delivery?.topLevel ?? [];
    if (!delivery || directory === undefined || second !== undefined || directory === 'package') return;
    const outer = splitArchiveName(delivery.fileName);
    const name = statedIdentity(pkg).name?.text ?? outer.name;
    if ([name, outer.name, outer.stem].includes(directory)) return;
    yield {
      at: { file: '' },
      message: say(
        'The service directory "{directory}" could be named "{name}", like the service',
        '服务包目录“{directory}”建议与服务同名：“{name}”',
        { directory, name },
      ),
    };
  },
};
