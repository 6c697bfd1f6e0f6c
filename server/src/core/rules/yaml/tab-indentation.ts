import type { SourceFile } from '../../package/source-file';
import type { TextEdit } from '../../text/edit';
import { applyEdits } from '../../text/edit';
import { say, text } from '../../text/message';
import { parseYaml } from '../../yaml/document';
import { layoutOf, lineStart } from '../../yaml/layout';
import { walk } from '../../yaml/walk';
import type { Rule } from '../rule';
import { ownedFiles } from '../shared/owned-files';
import { likely, obvious, repair } from '../shared/repair';

/** R202: tabs as indentation. */
export const tabIndentation: Rule = {
  code: 'yaml/tab-indentation',
  severity: 'error',
  spec: ['R202'],
  summary: text('A line is indented with tabs', '使用制表符（Tab）缩进'),
  rationale: text(
    'YAML forbids tabs as indentation: neither Helm nor the platform can read the file.',
    'YAML 禁止用制表符缩进，Helm 和平台都无法解析该文件。',
  ),
  example: {
    bad: `
#- package/Chart.yaml
name: etcd
annotations:
\tsource: ISV
^ error yaml/tab-indentation: YAML does not allow tabs as indentation. Use spaces.
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
      const problems = file.yaml.problems.filter(({ code }) => code === 'TAB_AS_INDENT');
      if (problems.length === 0) continue;
      const edits = untabbed(file);
      const helps = parseYaml(applyEdits(file.text, edits)).problems.length === 0;
      const title = say('Indent this file with spaces', '将本文件的缩进改为空格');
      const fixes = repair(pkg, file.path, title, edits, helps ? obvious : likely);
      for (const { span, message } of problems) {
        const start = lineStart(file.text, span.start);
        const end = start + (/^[ \t]*/.exec(file.text.slice(start))?.[0].length ?? 0);
        yield { at: { file: file.path, span: end > start ? { start, end } : span }, message, fixes };
      }
    }
  },
};

/** Each tab in front of a line becomes one step of indentation; block scalars and quoted text stay as they are. */
function untabbed({ text, yaml }: SourceFile): readonly TextEdit[] {
  const texts = [...walk(yaml.root)].filter((node) => node.kind === 'scalar' && node.style !== 'plain');
  const step = ' '.repeat(layoutOf(text, yaml.root).step);
  return [...text.matchAll(/^[ \t]*\t[ \t]*(?=\S)/gm)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length, written: match[0] }))
    .filter(({ start }) => !texts.some(({ span }) => start > span.start && start < span.end))
    .map(({ start, end, written }) => ({ span: { start, end }, newText: written.replaceAll('\t', step) }));
}
