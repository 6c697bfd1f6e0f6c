import { isMounted } from '../package/archive-mount';
import { edit, type Fix } from '../package/edit';
import type { ServicePackage } from '../package/service-package';
import { settingsFileName } from '../package/settings';
import type { SourceFile } from '../package/source-file';
import type { Problem } from '../rules/check';
import { suppressionsIn } from '../rules/suppressions';
import type { TextEdit } from '../text/edit';
import { say } from '../text/message';
import { asMap, entryOf, innermostAt } from '../yaml/path';

/** Ways to switch a problem's rule off: for its line, for its file, for the package. */
export function suppressions(pkg: ServicePackage, { at, code }: Problem): readonly Fix[] {
  const file = pkg.files.get(at.file);
  const comment = file?.isRead && !isMounted(at.file) ? commentIn(pkg, at.file) : undefined;
  const fixes: Fix[] = [];
  if (file && comment && at.span) {
    const { line } = file.lines.positionAt(at.span.start);
    const inserted = aboveLine(file, line, comment, code);
    const title = say('Disable {code} for this line', '对此行禁用 {code}', { code });
    if (inserted) fixes.push({ title, changes: [edit(at.file, inserted)] });
  }
  if (file && comment) {
    const title = say('Disable {code} for this file', '对此文件禁用 {code}', { code });
    fixes.push({ title, changes: [edit(at.file, atTop(file, comment, code))] });
  }
  const title = say('Switch {code} off in oscpkg.yaml', '在 oscpkg.yaml 中关闭 {code}', { code });
  const change = inSettings(pkg, code);
  return change ? [...fixes, { title, changes: [change] }] : fixes;
}

/** How comments are written in a file. */
interface CommentStyle {
  /** A comment on a line of its own that leaves nothing behind in what the file produces. */
  readonly line: (text: string) => string;
  /** The same for the first line of the file. */
  readonly first: (text: string) => string;
  readonly isTemplate: boolean;
}

const yamlComment: CommentStyle = {
  line: (text) => `# ${text}`,
  first: (text) => `# ${text}`,
  isTemplate: false,
};

/** The dash takes the line break before the comment, so that the rendered text stays the same. */
const templateComment: CommentStyle = {
  line: (text) => `{{- /* ${text} */}}`,
  first: (text) => `{{- /* ${text} */ -}}`,
  isTemplate: true,
};

/** How comments are written in a file; undefined where there are none. */
function commentIn(pkg: ServicePackage, path: string): CommentStyle | undefined {
  const inside = pkg.chart && path.startsWith(`${pkg.chart.root}/`) ? path.slice(pkg.chart.root.length) : '';
  if (/\/templates\//.test(inside)) return templateComment;
  return /\.ya?ml$/.test(path) ? yamlComment : undefined;
}

/** A comment above a line, or the code added to the comment that stands there; undefined inside a text of several lines. */
function aboveLine(
  file: SourceFile,
  line: number,
  comment: CommentStyle,
  code: string,
): TextEdit | undefined {
  const known = suppressionsIn(file).find((one) => one.scope === 'next-line' && one.line === line - 1);
  const last = known?.codes.at(-1);
  if (last) return { span: { start: last.span.end, end: last.span.end }, newText: `, ${code}` };
  const start = file.lines.offsetAt({ line, character: 0 });
  if (comment.isTemplate ? isInsideAction(file.text, start) : isInsideScalar(file, start)) return undefined;
  const indent = /^[ \t]*/.exec(file.lines.lineText(line))?.[0] ?? '';
  const text = comment.line(`oscpkg-disable-next-line ${code}`);
  return { span: { start, end: start }, newText: `${indent}${text}${lineBreakOf(file.text)}` };
}

function atTop(file: SourceFile, comment: CommentStyle, code: string): TextEdit {
  const known = suppressionsIn(file).find(({ scope, codes }) => scope === 'file' && codes.length > 0);
  const last = known?.codes.at(-1);
  if (last) return { span: { start: last.span.end, end: last.span.end }, newText: `, ${code}` };
  const start = file.text.startsWith('\uFEFF') ? 1 : 0;
  const text = comment.first(`oscpkg-disable-file ${code}`);
  return { span: { start, end: start }, newText: `${text}${lineBreakOf(file.text)}` };
}

/** The rule's level in oscpkg.yaml; undefined when that file is not written as block maps. */
function inSettings({ settings }: ServicePackage, code: string) {
  const { file } = settings;
  if (!file) return { kind: 'write', file: settingsFileName, text: `rules:\n  ${code}: off\n` } as const;
  const end = lineBreakOf(file.text);
  const rules = entryOf(file.yaml.root, 'rules');
  const first = asMap(rules?.value)?.entries[0];
  if (asMap(rules?.value)?.flow || asMap(file.yaml.root)?.flow) return undefined;
  if (first) {
    const { line, character } = file.lines.positionAt(first.span.start);
    const start = file.lines.offsetAt({ line, character: 0 });
    const level = asMap(rules?.value)?.entries.find(({ name }) => name === code);
    if (level?.value) return edit(file.path, { span: level.value.span, newText: 'off' });
    return edit(file.path, {
      span: { start, end: start },
      newText: `${' '.repeat(character)}${code}: off${end}`,
    });
  }
  if (rules) {
    const at = rules.span.end + (file.text[rules.span.end] === ':' ? 1 : 0);
    return rules.value
      ? undefined
      : edit(file.path, { span: { start: at, end: at }, newText: `${end}  ${code}: off` });
  }
  const { length } = file.text;
  const gap = length === 0 || /[\r\n]$/.test(file.text) ? '' : end;
  const newText = `${gap}rules:${end}  ${code}: off${end}`;
  return edit(file.path, { span: { start: length, end: length }, newText });
}

/** Whether a line starts inside a scalar that began above it, where a comment would be part of the text. */
function isInsideScalar({ yaml }: SourceFile, start: number): boolean {
  const node = innermostAt(yaml.root, start);
  return node?.kind === 'scalar' && node.span.start < start;
}

const isInsideAction = (text: string, offset: number): boolean =>
  text.lastIndexOf('{{', offset - 1) > text.lastIndexOf('}}', offset - 1);

/** How lines end in a text. */
const lineBreakOf = (text: string): string => (/\r\n/.test(text) ? '\r\n' : '\n');
