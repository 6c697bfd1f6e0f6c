import { say, text } from '../../text/message';
import { nearest } from '../../text/nearest';
import type { Rule } from '../rule';
import { changeTo, likely, repair } from '../shared/repair';
import { mayHoldComments, suppressionsIn } from '../suppressions';

/** A comment that switches off a rule that does not exist. */
export const unknownRule: Rule = {
  code: 'suppression/unknown-rule',
  severity: 'warning',
  spec: [],
  summary: text('A comment that switches off a rule that does not exist', '屏蔽注释中引用了不存在的规则'),
  rationale: text(
    'The comment has no effect; the rule that was meant is still reported.',
    '该注释不生效，原本想屏蔽的规则仍会报告。',
  ),
  example: {
    bad: `
#- images/mapping.yaml
# oscpkg-disable-next-line mapping/unknown-kye -- old format
#                          ^^^^^^^^^^^^^^^^^^^ warning suppression/unknown-rule: There is no rule "mapping/unknown-kye". Did you mean "mapping/unknown-key"?
instance: []
`,
    good: `
#- images/mapping.yaml
# oscpkg-disable-next-line mapping/unknown-key -- old format
instance: []
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg, { codes }) {
    for (const file of pkg.files.values()) {
      if (!file.isRead || !mayHoldComments(file.path)) continue;
      for (const { code, span } of suppressionsIn(file).flatMap((comment) => comment.codes)) {
        if (codes.includes(code)) continue;
        const meant = nearest(code, codes);
        yield {
          at: { file: file.path, span },
          message: meant
            ? say(
                'There is no rule "{code}". Did you mean "{meant}"?',
                '没有规则“{code}”，是否应为“{meant}”？',
                {
                  code,
                  meant,
                },
              )
            : say('There is no rule "{code}"', '没有规则“{code}”', { code }),
          fixes: meant ? repair(pkg, file.path, changeTo(meant), [{ span, newText: meant }], likely) : [],
        };
      }
    }
  },
};
