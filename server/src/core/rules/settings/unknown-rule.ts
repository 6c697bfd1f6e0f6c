import { say, text } from '../../text/message';
import { nearest } from '../../text/nearest';
import { keySpan } from '../../yaml/node';
import { asMap, valueIn } from '../../yaml/path';
import type { Rule } from '../rule';
import { changeTo, likely, repair } from '../shared/repair';

/** A rule that oscpkg.yaml sets a level for and that does not exist. */
export const unknownRule: Rule = {
  code: 'settings/unknown-rule',
  severity: 'warning',
  spec: [],
  summary: text('oscpkg.yaml names a rule that does not exist', 'oscpkg.yaml 中引用了不存在的规则'),
  rationale: text(
    'The setting has no effect; the rule that was meant is still reported as before.',
    '该设置不生效，原本想设置的规则仍按默认级别报告。',
  ),
  example: {
    bad: `
#- package/etcd-6.7.0.tgz
#- oscpkg.yaml
rules:
  mapping/unknown-keys: off
# ^^^^^^^^^^^^^^^^^^^^ warning settings/unknown-rule: There is no rule "mapping/unknown-keys". Did you mean "mapping/unknown-key"?
`,
    good: `
#- package/etcd-6.7.0.tgz
#- oscpkg.yaml
rules:
  mapping/unknown-key: off
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg, { codes }) {
    const { file } = pkg.settings;
    if (!file) return;
    for (const entry of asMap(valueIn(file.yaml.root, 'rules'))?.entries ?? []) {
      if (entry.name === '' || codes.includes(entry.name)) continue;
      const meant = nearest(entry.name, codes);
      const values = { code: entry.name, meant: meant ?? '' };
      yield {
        at: { file: file.path, span: keySpan(entry) },
        message: meant
          ? say(
              'There is no rule "{code}". Did you mean "{meant}"?',
              '没有规则“{code}”，是否应为“{meant}”？',
              values,
            )
          : say('There is no rule "{code}"', '没有规则“{code}”', values),
        fixes: meant
          ? repair(pkg, file.path, changeTo(meant), [{ span: keySpan(entry), newText: meant }], likely)
          : [],
      };
    }
  },
};
