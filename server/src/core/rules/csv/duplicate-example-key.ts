import { say, text } from '../../text/message';
import { keySpan, type YamlEntry } from '../../yaml/node';
import { walk } from '../../yaml/walk';
import type { Rule } from '../rule';
import { currentVersion } from './version-file';

/** R200: the same key twice in one object of `alm-examples`. */
export const duplicateExampleKey: Rule = {
  code: 'csv/duplicate-example-key',
  severity: 'warning',
  spec: ['R200', 'R063'],
  summary: text('The same key twice in an object of alm-examples', 'alm-examples 的对象中键重复'),
  rationale: text(
    'JSON readers take the last one and drop the first without a word, so an image in the first one is neither replaced nor pulled.',
    'JSON 解析时取最后一个并静默丢弃前一个，前一个中的镜像既不会被替换也不会被拉取。',
  ),
  example: {
    bad: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
metadata:
  annotations:
    alm-examples: |-
      [
        {
          "spec": { "size": 3 },
          "spec": { "size": 5 }
#         ^^^^^^ warning csv/duplicate-example-key: "spec" is here twice; only the last one counts
        }
      ]
`,
  },
  fixable: false,
  tempo: 'text',
  *check(pkg) {
    const csv = currentVersion(pkg);
    for (const node of walk(csv?.examples?.root)) {
      if (!csv || node.kind !== 'map') continue;
      const seen = new Map<string, YamlEntry>();
      for (const entry of node.entries) {
        const first = seen.get(entry.name);
        if (!first || !entry.key) {
          seen.set(entry.name, entry);
          continue;
        }
        yield {
          at: { file: csv.file.path, span: keySpan(entry) },
          message: say('"{key}" is here twice; only the last one counts', '“{key}”重复，只有最后一个生效', {
            key: entry.name,
          }),
          related: [
            {
              at: { file: csv.file.path, span: keySpan(first) },
              message: say('The first "{key}"', '第一个“{key}”', { key: entry.name }),
            },
          ],
        };
      }
    }
  },
};
