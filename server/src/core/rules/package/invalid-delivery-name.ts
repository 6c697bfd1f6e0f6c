import { say, text } from '../../text/message';
import type { Rule } from '../rule';
import { splitArchiveName } from '../shared/names';
import { statedIdentity } from '../shared/stated-identity';

/** R002: the delivery is named `{ServiceName}-{Version}.zip`. */
export const invalidDeliveryName: Rule = {
  code: 'package/invalid-delivery-name',
  severity: 'warning',
  spec: ['R002'],
  summary: text('The service package is not named {name}-{version}.zip', '服务包未按 {名称}-{版本}.zip 命名'),
  rationale: text(
    'The list of packages in the console shows only file names: without the version nobody can tell two builds apart.',
    '控制台选择服务包时只显示文件名，缺少版本号将无法区分不同的包。',
  ),
  example: {
    bad: `
#- !delivery etcd.zip
#! warning package/invalid-delivery-name: Name the service package "etcd-6.7.0.zip": name, hyphen, version
#- package/etcd-6.7.0.tgz
#- package/etcd-6.7.0.tgz!/etcd/Chart.yaml
name: etcd
version: 6.7.0
`,
  },
  fixable: false,
  tempo: 'text',
  *check(pkg) {
    const { delivery } = pkg;
    if (!delivery) return;
    const { stem, version } = splitArchiveName(delivery.fileName);
    if (version !== undefined) return;
    const identity = statedIdentity(pkg);
    const wanted = `${identity.name?.text ?? stem}-${identity.version?.text ?? '1.0.0'}.zip`;
    yield {
      at: { file: '' },
      message: say(
        'Name the service package "{wanted}": name, hyphen, version',
        '请将服务包命名为“{wanted}”：名称、中划线、版本号',
        { wanted },
      ),
    };
  },
};
