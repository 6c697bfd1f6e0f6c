import { text } from '../../text/message';
import { replaceValue } from '../../yaml/replace';
import type { Rule } from '../rule';
import { nameFault } from '../shared/identity-faults';
import { repairServiceName } from '../shared/names';
import { changeTo, likely, repair } from '../shared/repair';
import { statedIdentity } from '../shared/stated-identity';

/** R030, R031: the chart's name is the service's name. */
export const invalidName: Rule = {
  code: 'chart/invalid-name',
  severity: 'error',
  spec: ['R030', 'R031', 'R040'],
  summary: text('A chart name that cannot be a service name', 'Chart 名称不能作为服务名称'),
  rationale: text(
    'The service is created under the name of the chart. The console takes only letters, digits and hyphens, at most 64 of them.',
    '服务以 Chart 名称创建。控制台只接受英文大小写字母、数字和中划线，最长 64 个字符。',
  ),
  example: {
    bad: `
#- package/etcd/Chart.yaml
name: my_etcd
#     ^^^^^^^ error chart/invalid-name: "my_etcd" is no service name: only letters, digits and "-"
`,
    good: `
#- package/etcd/Chart.yaml
name: my-etcd
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const { name } = statedIdentity(pkg);
    const message = pkg.chart && name ? nameFault(name.text) : undefined;
    if (!name || !message) return;
    const repaired = repairServiceName(name.text);
    const { file, entry } = name;
    const fixes = repaired
      ? repair(pkg, file.path, changeTo(repaired), replaceValue(file.text, entry, repaired), likely)
      : [];
    yield { at: name.at, message, fixes };
  },
};
