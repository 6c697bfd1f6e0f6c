import type { Fix } from '../../package/edit';
import type { ServicePackage } from '../../package/service-package';
import type { SourceFile } from '../../package/source-file';
import type { TextEdit } from '../../text/edit';
import { say, text } from '../../text/message';
import { appendItem, insertEntry } from '../../yaml/insert';
import { keySpan, type YamlMap } from '../../yaml/node';
import { asMap, entryOf, itemsOf, resolve } from '../../yaml/path';
import type { Rule } from '../rule';
import { chartKeys, isBlank, placeOfMissing, soundChartFile } from '../shared/chart-file';
import { likely, obvious, repair } from '../shared/repair';

/** R044, R053: at least one maintainer with name and email. */
export const missingMaintainer: Rule = {
  code: 'chart/missing-maintainer',
  severity: 'error',
  spec: ['R044', 'R053', 'A20'],
  summary: text('No maintainer with name and email', '缺少包含 name 和 email 的维护者'),
  rationale: text(
    'The marketplace shows whom customers can ask. Without contact data the service cannot be published.',
    '市场会展示服务的联系方式，缺少服务提供者的联系信息时无法发布。',
  ),
  example: {
    bad: `
#- package/etcd/Chart.yaml
name: etcd
maintainers:
^^^^^^^^^^^ error chart/missing-maintainer: No maintainer has both name and email
  - name: huawei
`,
    good: `
#- package/etcd/Chart.yaml
name: etcd
maintainers:
  - name: huawei
    email: support@example.com
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const chart = soundChartFile(pkg);
    if (!chart) return;
    const entry = entryOf(chart.root, 'maintainers');
    const all = itemsOf(entry?.value).flatMap((item) => asMap(item) ?? []);
    if (all.some((one) => says(one, 'name') && says(one, 'email'))) return;
    yield {
      at: { file: chart.file.path, span: entry ? keySpan(entry) : placeOfMissing(chart.root) },
      message:
        all.length > 0
          ? say('No maintainer has both name and email', '没有同时填写 name 和 email 的维护者')
          : say('"maintainers" with name and email is missing', '缺少包含 name 和 email 的“maintainers”'),
      fixes: insertion(pkg, chart.file, chart.root, all),
    };
  },
};

const says = (map: YamlMap, key: string): boolean => !isBlank(entryOf(map, key)?.value);

function insertion(
  pkg: ServicePackage,
  file: SourceFile,
  root: YamlMap,
  all: readonly YamlMap[],
): readonly Fix[] {
  const singular = entryOf(root, 'maintainers') ? undefined : entryOf(root, 'maintainer');
  if (singular && resolve(singular.value)?.kind === 'sequence') {
    const title = say('Rename "maintainer" to "maintainers"', '将“maintainer”改为“maintainers”');
    return repair(pkg, file.path, title, [{ span: keySpan(singular), newText: 'maintainers' }], obvious);
  }
  const named = all.find((one) => says(one, 'name') && !entryOf(one, 'email'));
  if (named) {
    const edits = insertEntry(file.text, named, 'email: support@example.com', ['name', 'email', 'url']);
    return repair(
      pkg,
      file.path,
      say('Insert "email", to be filled in', '插入待填写的“email”'),
      edits,
      likely,
    );
  }
  const title = say('Insert a maintainer, to be filled in', '插入待填写的维护者');
  return repair(pkg, file.path, title, contactEdits(file.text, root), likely);
}

/** One maintainer more: in the list, in a list that is empty, or with the key that is missing. */
function contactEdits(text: string, root: YamlMap): readonly TextEdit[] {
  const entry = entryOf(root, 'maintainers');
  const list = resolve(entry?.value);
  const item = `- ${contact.replace('\n', '\n  ')}`;
  if (!entry) return insertEntry(text, root, `maintainers:\n  ${item.replace('\n', '\n  ')}`, chartKeys);
  const hasItems = list?.kind === 'sequence' && list.items.length > 0;
  return hasItems ? appendItem(text, list, contact) : insertEntry(text, entry, item);
}

const contact = 'name: Your Company\nemail: support@example.com';
