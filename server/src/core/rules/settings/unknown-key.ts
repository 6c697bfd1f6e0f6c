import { propertiesAt } from '../../schema/schema';
import { say, text } from '../../text/message';
import { nearest } from '../../text/nearest';
import { asMap } from '../../yaml/path';
import type { Rule } from '../rule';
import { obvious, repair } from '../shared/repair';
import { shapeFindings } from '../shared/shape';

/** A key that oscpkg.yaml does not have. */
export const unknownKey: Rule = {
  code: 'settings/unknown-key',
  severity: 'warning',
  spec: [],
  summary: text('A key that oscpkg.yaml does not have', 'oscpkg.yaml 中存在无法识别的键'),
  rationale: text(
    'The setting has no effect: the checks run as if it were not there.',
    '该设置不生效，检查按未设置处理。',
  ),
  example: {
    bad: `
#- package/etcd-6.7.0.tgz
#- oscpkg.yaml
helmversion: 3.17.3
^^^^^^^^^^^ warning settings/unknown-key: "helmversion" is no setting. Did you mean "helmVersion"?
`,
    good: `
#- package/etcd-6.7.0.tgz
#- oscpkg.yaml
helmVersion: 3.17.3
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const { file } = pkg.settings;
    if (!file) return;
    const known = propertiesAt('oscpkg', []).map(([name]) => name);
    const taken = asMap(file.yaml.root)?.entries.map(({ name }) => name) ?? [];
    for (const { keyword, entry, span } of shapeFindings(file, 'oscpkg')) {
      if (keyword !== 'additionalProperties' || !entry) continue;
      const near = nearest(entry.name, known);
      const meant = near && !taken.includes(near) ? near : undefined;
      yield {
        at: { file: file.path, span },
        message: meant
          ? say(
              '"{key}" is no setting. Did you mean "{meant}"?',
              '“{key}”不是合法的设置，是否应为“{meant}”？',
              {
                key: entry.name,
                meant,
              },
            )
          : say('"{key}" is no setting: {known}', '“{key}”不是合法的设置，可用的设置：{known}', {
              key: entry.name,
              known: known.join(', '),
            }),
        fixes: meant
          ? repair(
              pkg,
              file.path,
              say('Rename to "{meant}"', '改为“{meant}”', { meant }),
              [{ span, newText: meant }],
              obvious,
            )
          : [],
      };
    }
  },
};
