import type { Fix } from '../../package/edit';
import type { ServicePackage } from '../../package/service-package';
import type { SourceFile } from '../../package/source-file';
import { say, text } from '../../text/message';
import { keySpan, type YamlEntry } from '../../yaml/node';
import { asMap, entryOf, itemsOf, resolve, textAt } from '../../yaml/path';
import { replaceValue } from '../../yaml/replace';
import type { Rule } from '../rule';
import { chartFile } from '../shared/chart-file';
import { obvious, repair } from '../shared/repair';

/** R051: the values of annotations are texts; several values stand in one, separated by commas. */
export const invalidAnnotationType: Rule = {
  code: 'chart/invalid-annotation-type',
  severity: 'error',
  spec: ['R051', 'A17'],
  summary: text('An annotation that is a list or a map', '注解的值是列表或映射'),
  rationale: text(
    'Helm reads annotations as texts and refuses to load a chart with a list or a map among them. In metadata.yaml of the OSC format they are lists, here they are not.',
    'Helm 要求注解的值为字符串，存在列表或映射时 Chart 无法加载。OSC 规范的 metadata.yaml 使用列表，此处不是。',
  ),
  example: {
    bad: `
#- package/etcd/Chart.yaml
name: etcd
annotations:
  architecture: # both
# ^^^^^^^^^^^^ error chart/invalid-annotation-type: An annotation is one text, not a list: separate its values by commas
    - x86_64
    - aarch64
  scenes: CCE
`,
    good: `
#- package/etcd/Chart.yaml
name: etcd
annotations:
  architecture: x86_64,aarch64 # both
  scenes: CCE
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const chart = chartFile(pkg);
    const annotations = asMap(chart && entryOf(chart.root, 'annotations')?.value);
    for (const entry of annotations?.entries ?? []) {
      const kind = resolve(entry.value)?.kind;
      if (!chart || (kind !== 'sequence' && kind !== 'map') || isBroken(chart.file, entry)) continue;
      yield {
        at: { file: chart.file.path, span: keySpan(entry) },
        message:
          kind === 'sequence'
            ? say(
                'An annotation is one text, not a list: separate its values by commas',
                '注解的值是一个字符串而不是列表：多个值请用英文逗号分隔',
              )
            : say(
                'An annotation is one text, not a map: put the text behind "|" if it is to hold YAML',
                '注解的值是一个字符串而不是映射：如需包含 YAML，请使用“|”',
              ),
        fixes: kind === 'sequence' ? joined(pkg, chart.file, entry) : [],
      };
    }
  },
};

/** Whether a key runs over several lines, because the colon of the first is missing; another rule says so. */
const isBroken = ({ text }: SourceFile, entry: YamlEntry): boolean =>
  text.slice(keySpan(entry).start, keySpan(entry).end).includes('\n');

/** The items of a list as one text; none for a list that holds more than plain words. */
function joined(pkg: ServicePackage, file: SourceFile, entry: YamlEntry): readonly Fix[] {
  const items = itemsOf(entry.value).map(textAt);
  if (
    entry.value?.kind === 'alias' ||
    !items.every((item) => item !== undefined && /^[\w./& -]+$/.test(item))
  )
    return [];
  const value = items.join(',');
  const title = say('Join to "{value}"', '合并为“{value}”', { value });
  return repair(pkg, file.path, title, replaceValue(file.text, entry, value || '""'), obvious);
}
