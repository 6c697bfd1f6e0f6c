import { say, text } from '../../text/message';
import type { Rule } from '../rule';
import { obvious, repair } from '../shared/repair';
import { withoutCode } from '../shared/suppression-edits';

/** A comment that switches off a rule that reports nothing there. */
export const unused: Rule = {
  code: 'suppression/unused',
  severity: 'warning',
  spec: [],
  summary: text('A comment that switches nothing off', '屏蔽注释没有屏蔽任何问题'),
  rationale: text(
    'The problem was repaired or stands in another line. A comment that is left behind hides the next one.',
    '问题已修复，或位于其他行。遗留的注释会掩盖以后的问题。',
  ),
  example: {
    bad: `
#- images/mapping.yaml
# oscpkg-disable-next-line mapping/unknown-key
#                          ^^^^^^^^^^^^^^^^^^^ warning suppression/unused: "mapping/unknown-key" reports nothing here: remove the comment
instance: []
`,
    good: `
#- images/mapping.yaml
instance: []
`,
  },
  fixable: true,
  tempo: 'text',
  runs: 'last',
  *check(pkg, { idleSuppressions }) {
    for (const { file, comment, code } of idleSuppressions()) {
      yield {
        at: { file: file.path, span: code.span },
        message:
          comment.scope === 'file'
            ? say(
                '"{code}" reports nothing in this file: remove the comment',
                '“{code}”在本文件中没有报告问题：请删除该注释',
                { code: code.code },
              )
            : say(
                '"{code}" reports nothing here: remove the comment',
                '“{code}”在此处没有报告问题：请删除该注释',
                {
                  code: code.code,
                },
              ),
        fixes: repair(
          pkg,
          file.path,
          say('Remove the suppression', '删除屏蔽注释'),
          [withoutCode(file, comment, code)],
          obvious,
        ),
        tag: 'unnecessary',
      };
    }
  },
};
