import type { Fix } from '../../package/edit';
import type { ServicePackage } from '../../package/service-package';
import type { SourceFile } from '../../package/source-file';
import { applyEdits, type TextEdit } from '../../text/edit';
import { type Message, say, text } from '../../text/message';
import { parseYaml } from '../../yaml/document';
import type { Rule } from '../rule';
import { type Lookalike, lookalikesIn, lookalikesOf } from '../shared/lookalikes';
import { ownedFiles } from '../shared/owned-files';
import { obvious, repair } from '../shared/repair';

/** R201: a full-width character in the place of YAML syntax. */
export const fullWidthPunctuation: Rule = {
  code: 'yaml/full-width-punctuation',
  severity: 'error',
  spec: ['R201'],
  summary: text('A full-width character in the place of YAML syntax', '误用全角字符作为 YAML 语法'),
  rationale: text(
    'YAML knows only the ASCII colon, comma and space. With a full-width one the key and its value become one text, and the platform does not find the key.',
    'YAML 只识别半角的冒号、逗号和空格。使用全角字符时，键和值会被当成一段文本，平台找不到该键。',
  ),
  example: {
    bad: `
#- package/Chart.yaml
name: etcd
annotations:
  source：ISV
#       ^ error yaml/full-width-punctuation: "：" is a full-width character, no YAML syntax: write ": "
`,
    good: `
#- package/Chart.yaml
name: etcd
annotations:
  source: ISV
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    for (const file of ownedFiles(pkg)) {
      const all = lookalikesIn(file);
      for (const one of all) {
        yield {
          at: { file: file.path, span: shown(one) },
          message: message(one),
          fixes: fixes(pkg, file, one, all),
        };
      }
    }
  },
};

/** The character alone, without the blank space that goes with it; all of it when it is blank itself. */
const shown = ({ span, character }: Lookalike) =>
  character.trim() === '' ? span : { start: span.start, end: span.start + 1 };

function message({ character, replacement }: Lookalike): Message {
  return character.trim() === '' || character === ':'
    ? say(
        'This space is no ASCII space (U+0020) but looks like one: YAML does not take it as white space',
        '此处的空格不是半角空格（U+0020），只是看起来相似，YAML 不会将其视为空白',
      )
    : say(
        '"{character}" is a full-width character, no YAML syntax: write "{replacement}"',
        '“{character}”是全角字符，不是 YAML 语法：请改为半角的“{replacement}”',
        { character, replacement },
      );
}

function fixes(
  pkg: ServicePackage,
  file: SourceFile,
  one: Lookalike,
  all: readonly Lookalike[],
): readonly Fix[] {
  const { replacement } = one;
  const title = say('Replace it by "{replacement}"', '替换为“{replacement}”', { replacement });
  const single = repair(pkg, file.path, title, [{ span: one.span, newText: replacement }], obvious);
  if (all.length < 2) return single;
  return [
    ...single,
    ...repair(pkg, file.path, say('Replace all in this file', '替换本文件中的全部'), allReplaced(file.text)),
  ];
}

/** How often the text is read again: braces show only after the colons above them are right. */
const mostRounds = 5;

/** Edits, one a line, that replace every lookalike. */
function allReplaced(text: string): readonly TextEdit[] {
  let after = text;
  for (let round = 0; round < mostRounds; round++) {
    const all = lookalikesOf(after, parseYaml(after).root);
    if (all.length === 0) break;
    after = applyEdits(
      after,
      all.map(({ span, replacement }) => ({ span, newText: replacement })),
    );
  }
  return changedLines(text, after);
}

function changedLines(before: string, after: string): readonly TextEdit[] {
  const lines = after.split('\n');
  const edits: TextEdit[] = [];
  let start = 0;
  for (const [index, line] of before.split('\n').entries()) {
    const newText = lines[index] ?? '';
    if (newText !== line) edits.push({ span: { start, end: start + line.length }, newText });
    start += line.length + 1;
  }
  return edits;
}
