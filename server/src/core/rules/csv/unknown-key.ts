import { propertiesAt } from '../../schema/schema';
import { say, text } from '../../text/message';
import { nearest } from '../../text/nearest';
import { keySpan } from '../../yaml/node';
import { asMap, nodeAt, type YamlPath } from '../../yaml/path';
import type { Rule } from '../rule';
import { likely, repair } from '../shared/repair';
import { currentVersion } from './version-file';

/** The maps whose keys the schema lists all of. */
const places: readonly YamlPath[] = [
  [],
  ['spec'],
  ['spec', 'install'],
  ['spec', 'install', 'spec'],
  ['spec', 'provider'],
];

/** A20: a key that the format does not know and that is nearly one that it does. */
export const unknownKey: Rule = {
  code: 'csv/unknown-key',
  severity: 'warning',
  spec: ['R061', 'R068', 'A20'],
  summary: text('A misspelt key', '键名拼写错误'),
  rationale: text(
    'Clusters drop keys that the format does not know without a word; what stands below is lost.',
    '集群会静默丢弃格式中没有的键，其下的内容不会生效。',
  ),
  example: {
    bad: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
spec:
  maintainer:
# ^^^^^^^^^^ warning csv/unknown-key: "maintainer" is not a key of "spec". Did you mean "maintainers"?
    - name: Example
      email: support@example.com
`,
    good: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
spec:
  maintainers:
    - name: Example
      email: support@example.com
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const csv = currentVersion(pkg);
    for (const place of csv ? places : []) {
      const map = asMap(nodeAt(csv?.root, place));
      const known = propertiesAt('clusterServiceVersion', place).map(([name]) => name);
      const absent = known.filter((name) => !map?.entries.some((entry) => entry.name === name));
      for (const entry of map?.entries ?? []) {
        const meant = known.includes(entry.name) ? undefined : nearest(entry.name, absent);
        if (!csv || !meant) continue;
        const values = { key: entry.name, where: String(place.at(-1) ?? 'ClusterServiceVersion'), meant };
        yield {
          at: { file: csv.file.path, span: keySpan(entry) },
          message: say(
            '"{key}" is not a key of "{where}". Did you mean "{meant}"?',
            '“{key}”不是“{where}”的合法键，是否应为“{meant}”？',
            values,
          ),
          fixes: repair(
            pkg,
            csv.file.path,
            say('Rename "{key}" to "{meant}"', '将“{key}”改为“{meant}”', values),
            [{ span: keySpan(entry), newText: meant }],
            likely,
          ),
        };
      }
    }
  },
};
