import type { Fix } from '../../package/edit';
import type { ServicePackage } from '../../package/service-package';
import type { SourceFile } from '../../package/source-file';
import { say, text } from '../../text/message';
import { keySpan, type YamlEntry, type YamlMap } from '../../yaml/node';
import { removeEntry } from '../../yaml/remove';
import type { Rule } from '../rule';
import { ownedFiles } from '../shared/owned-files';
import { likely, obvious, repair } from '../shared/repair';

/** R200: the same key twice in one map. */
export const duplicateKey: Rule = {
  code: 'yaml/duplicate-key',
  severity: 'error',
  spec: ['R200'],
  summary: text('The same key twice', '键重复'),
  rationale: text(
    'Only one of the two counts: Helm takes the last one and drops the first without a word, other readers refuse the file.',
    '两者只有一个生效：Helm 取最后一个并静默丢弃前一个，其他程序会拒绝解析该文件。',
  ),
  example: {
    bad: `
#- package/Chart.yaml
name: etcd
version: 1.0.0
version: 1.0.1
^^^^^^^ error yaml/duplicate-key: "version" is here twice; only the last one counts
`,
    good: `
#- package/Chart.yaml
name: etcd
version: 1.0.1
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    for (const file of ownedFiles(pkg)) {
      for (const map of file.yaml.repeatingMaps) {
        for (const [first, later] of duplicates(map)) {
          yield {
            at: { file: file.path, span: keySpan(later) },
            message: say('"{key}" is here twice; only the last one counts', '“{key}”重复，只有最后一个生效', {
              key: later.name,
            }),
            related: [
              {
                at: { file: file.path, span: keySpan(first) },
                message: say('The first "{key}"', '第一个“{key}”', { key: first.name }),
              },
            ],
            fixes: fixes(pkg, file, first, later),
          };
        }
      }
    }
  },
};

function* duplicates({ entries }: YamlMap): Generator<readonly [YamlEntry, YamlEntry]> {
  const seen = new Map<string, YamlEntry>();
  for (const entry of entries) {
    if (entry.key?.kind !== 'scalar' || entry.name === '<<') continue;
    const first = seen.get(entry.name);
    if (first) yield [first, entry];
    else seen.set(entry.name, entry);
  }
}

function fixes(pkg: ServicePackage, file: SourceFile, first: YamlEntry, later: YamlEntry): readonly Fix[] {
  const same = valueText(file.text, first) === valueText(file.text, later);
  const drop = (entry: YamlEntry) => [removeEntry(file.text, entry)];
  if (same) {
    return repair(pkg, file.path, say('Remove the second one', '删除后一个'), drop(later), obvious);
  }
  return [
    ...repair(
      pkg,
      file.path,
      say('Remove the first one, which has no effect', '删除不生效的前一个'),
      drop(first),
      likely,
    ),
    ...repair(pkg, file.path, say('Remove this one', '删除此处的'), drop(later)),
  ];
}

const valueText = (text: string, { value }: YamlEntry): string =>
  value ? text.slice(value.span.start, value.span.end).trim() : '';
