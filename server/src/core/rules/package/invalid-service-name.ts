import { text } from '../../text/message';
import { replaceValue } from '../../yaml/replace';
import type { Rule } from '../rule';
import { nameFault } from '../shared/identity-faults';
import { repairServiceName, splitArchiveName } from '../shared/names';
import { changeTo, likely, repair } from '../shared/repair';
import { oscMetadata, statedIdentity } from '../shared/stated-identity';

/** R030, R031 for the outer zip and metadata.yaml; Chart.yaml has a rule of its own. */
export const invalidServiceName: Rule = {
  code: 'package/invalid-service-name',
  severity: 'error',
  spec: ['R030', 'R031'],
  summary: text('A service name with other characters, or too long', '服务名称包含非法字符或过长'),
  rationale: text(
    'The console takes only letters, digits and hyphens, at most 64 of them, as the name of a service.',
    '控制台创建服务时，名称只接受英文大小写字母、数字和中划线，最长 64 个字符。',
  ),
  example: {
    bad: `
#- package/etcd/metadata.yaml
name: my_etcd
#     ^^^^^^^ error package/invalid-service-name: "my_etcd" is no service name: only letters, digits and "-"
`,
    good: `
#- package/etcd/metadata.yaml
name: my-etcd
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const outer = pkg.delivery && splitArchiveName(pkg.delivery.fileName).name;
    const outerFault = outer === undefined ? undefined : nameFault(outer);
    if (outerFault) yield { at: { file: '' }, message: outerFault };
    const name = oscMetadata(pkg) ? statedIdentity(pkg).name : undefined;
    const fault = name && nameFault(name.text);
    if (!name || !fault) return;
    const repaired = repairServiceName(name.text);
    yield {
      at: name.at,
      message: fault,
      fixes: repaired
        ? repair(
            pkg,
            name.file.path,
            changeTo(repaired),
            replaceValue(name.file.text, name.entry, repaired),
            likely,
          )
        : [],
    };
  },
};
