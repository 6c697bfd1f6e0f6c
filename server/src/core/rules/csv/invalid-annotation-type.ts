import type { ClusterServiceVersion } from '../../operator/cluster-service-version';
import { almExamplesPath } from '../../operator/cluster-service-version';
import type { Fix } from '../../package/edit';
import type { ServicePackage } from '../../package/service-package';
import { say, text } from '../../text/message';
import { jsonBlock } from '../../yaml/json';
import { columnOf } from '../../yaml/layout';
import { keySpan, type YamlEntry } from '../../yaml/node';
import { itemsOf, resolve, textAt } from '../../yaml/path';
import { replaceValue } from '../../yaml/replace';
import type { Rule } from '../rule';
import { obvious, repair } from '../shared/repair';
import { currentVersion } from './version-file';

/** R051, R063, R066: the values of annotations are texts, also lists and JSON. */
export const invalidAnnotationType: Rule = {
  code: 'csv/invalid-annotation-type',
  severity: 'error',
  spec: ['R051', 'R063', 'R066', 'A17'],
  summary: text('An annotation that is a list or a map', '注解的值是列表或映射'),
  rationale: text(
    'Kubernetes takes only texts as annotations and refuses the file. Several values stand in one text, separated by commas; alm-examples is JSON in a text.',
    'Kubernetes 的注解只能是字符串，否则会拒绝该文件。多个值写在一个字符串中并用英文逗号分隔；alm-examples 是字符串形式的 JSON。',
  ),
  example: {
    bad: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
metadata:
  annotations:
    scenes: [CCE, UCS]
#   ^^^^^^ error csv/invalid-annotation-type: An annotation is one text, not a list: separate its values by commas
    source: ISV
`,
    good: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
metadata:
  annotations:
    scenes: CCE,UCS
    source: ISV
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const csv = currentVersion(pkg);
    for (const entry of csv?.annotations?.entries ?? []) {
      const kind = resolve(entry.value)?.kind;
      if (!csv || (kind !== 'sequence' && kind !== 'map')) continue;
      const isJson = entry.name === almExamplesPath[2];
      yield {
        at: { file: csv.file.path, span: keySpan(entry) },
        message: isJson
          ? say(
              '"alm-examples" is a text that holds JSON: write it behind "|-"',
              '“alm-examples”是包含 JSON 的字符串：请写在“|-”之后',
            )
          : kind === 'sequence'
            ? say(
                'An annotation is one text, not a list: separate its values by commas',
                '注解的值是一个字符串而不是列表：多个值请用英文逗号分隔',
              )
            : say('An annotation is one text, not a map', '注解的值是一个字符串而不是映射'),
        fixes: isJson ? asJson(pkg, csv, entry) : joined(pkg, csv, entry),
      };
    }
  },
};

/** The examples as JSON; none where a value is missing or a comment would be lost. */
function asJson(pkg: ServicePackage, { file }: ClusterServiceVersion, entry: YamlEntry): readonly Fix[] {
  const indent = columnOf(file.text, entry.span.start) + 2;
  const block = entry.value && jsonBlock(file.text, entry.value, indent);
  const written = file.text.slice(entry.value?.span.start, entry.value?.span.end);
  if (!block || entry.value?.kind === 'alias' || /(?:^|\s)#/.test(written)) return [];
  const title = say('Write it as JSON behind "|-"', '改为“|-”后的 JSON');
  return repair(pkg, file.path, title, replaceValue(file.text, entry, block), obvious);
}

/** The items of a list as one text; none for a list that holds more than plain words. */
function joined(pkg: ServicePackage, { file }: ClusterServiceVersion, entry: YamlEntry): readonly Fix[] {
  const items = itemsOf(entry.value).map(textAt);
  const arePlain = items.every((item) => item !== undefined && /^[\w./& -]+$/.test(item));
  if (items.length === 0 || !arePlain || entry.value?.kind === 'alias') return [];
  const value = items.join(',');
  const title = say('Join to "{value}"', '合并为“{value}”', { value });
  return repair(pkg, file.path, title, replaceValue(file.text, entry, value), obvious);
}
