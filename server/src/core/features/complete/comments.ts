import type { SourceFile } from '../../package/source-file';
import { allRules } from '../../rules/all-rules';
import { text } from '../../text/message';
import type { Completion, CompletionItem } from './item';

/** Suppression comments and the codes in them; undefined at an offset that is in no comment. */
export function completeComment({ text: whole, lines }: SourceFile, offset: number): Completion | undefined {
  const { line, character } = lines.positionAt(offset);
  const before = lines.lineText(line).slice(0, character);
  const rest = /^[\w/-]*/.exec(whole.slice(offset))?.[0] ?? '';
  const listed = /oscpkg-disable-(?:next-line|file)\s+((?:[\w/-]+[\s,]+)*)([\w/-]*)$/.exec(before);
  if (listed) {
    const [, others = '', word = ''] = listed;
    if (others.includes(' -- ')) return undefined;
    const used = new Set(others.match(/[\w/-]+/g));
    return { replace: { start: offset - word.length, end: offset + rest.length }, items: codes(used) };
  }
  const word = /(?:#|\/\*)\s*((?:o|os|osc|oscp|oscpkg)?[\w-]*)$/.exec(before)?.[1];
  if (word === undefined || !'oscpkg-disable-'.startsWith(word.slice(0, 15))) return undefined;
  return { replace: { start: offset - word.length, end: offset + rest.length }, items: directives };
}

const codes = (used: ReadonlySet<string>): readonly CompletionItem[] =>
  allRules
    .filter(({ code }) => !used.has(code))
    .map(({ code, summary }) => ({ label: code, kind: 'rule', newText: code, documentation: summary }));

const directives: readonly CompletionItem[] = [
  {
    label: 'oscpkg-disable-next-line',
    kind: 'value',
    newText: 'oscpkg-disable-next-line ',
    retrigger: true,
    documentation: text('Switches rules off for the next line.', '对下一行禁用规则。'),
  },
  {
    label: 'oscpkg-disable-file',
    kind: 'value',
    newText: 'oscpkg-disable-file ',
    retrigger: true,
    documentation: text('Switches rules off for the whole file.', '对整个文件禁用规则。'),
  },
];
