import { say, text } from '../../text/message';
import { insertEntry } from '../../yaml/insert';
import type { YamlNode } from '../../yaml/node';
import { asMap, entryOf, itemsOf, valueIn } from '../../yaml/path';
import type { Rule } from '../rule';
import { likely, repair } from '../shared/repair';
import { isBlank, placeOfMissing, soundVersion, specKeys } from './version-file';

/** R053, A19: neither a provider nor a maintainer. */
export const missingContact: Rule = {
  code: 'csv/missing-contact',
  severity: 'error',
  spec: ['R068', 'R069', 'R053', 'A19', 'A20'],
  summary: text('Neither provider nor maintainer', '既没有 provider 也没有 maintainers'),
  rationale: text(
    'The marketplace shows whom customers can ask. Without contact data publishing fails at its first step.',
    '市场会展示服务的联系方式，缺少服务提供者的联系信息时发布在第一步就会失败。',
  ),
  example: {
    bad: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
spec:
^^^^ error csv/missing-contact: "maintainers" and "provider" are missing: customers need a contact
  displayName: etcd
`.replace('^^^^', '#^^^'),
    good: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
spec:
  displayName: etcd
  maintainers:
    - name: Your Company
      email: support@example.com
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const csv = soundVersion(pkg);
    if (!csv || hasMaintainer(csv.spec) || hasProvider(csv.spec)) return;
    const spec = entryOf(csv.root, 'spec');
    const snippet = 'maintainers:\n  - name: Your Company\n    email: support@example.com';
    const list = entryOf(csv.spec, 'maintainers');
    yield {
      at: { file: csv.file.path, span: placeOfMissing(csv, list ?? spec) },
      message: say(
        '"maintainers" and "provider" are missing: customers need a contact',
        '缺少“maintainers”和“provider”：必须提供联系方式',
      ),
      fixes:
        csv.spec && !list
          ? repair(
              pkg,
              csv.file.path,
              say('Insert a maintainer, to be filled in', '插入待填写的维护者'),
              insertEntry(csv.file.text, csv.spec, snippet, specKeys),
              likely,
            )
          : [],
    };
  },
};

/** Whether there is a maintainer with anything in it. */
export const hasMaintainer = (spec: YamlNode | undefined): boolean =>
  itemsOf(valueIn(spec, 'maintainers')).some((item) =>
    asMap(item)?.entries.some(({ value }) => !isBlank(value)),
  );

/** Whether there is a provider with anything in it. */
export const hasProvider = (spec: YamlNode | undefined): boolean =>
  asMap(valueIn(spec, 'provider'))?.entries.some(({ value }) => !isBlank(value)) ?? false;
