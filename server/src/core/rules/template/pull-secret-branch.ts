import { profiles } from '../../helm/profile';
import type { BlockNode, ListNode } from '../../helm/template/ast';
import { parseTemplate } from '../../helm/template/parser';
import type { TextEdit } from '../../text/edit';
import { layoutOf } from '../../yaml/layout';
import { platformSecret } from './pod-specs';

/** Gives a block that writes `imagePullSecrets` at an indent, and nothing when its condition is off, an `else` with the platform's secret. */
export function elseWithSecret(template: string, indent: string): readonly TextEdit[] | undefined {
  const { body, definitions } = parseTemplate(template, profiles['3.17.3'], () => true);
  const lists = [body, ...definitions.map((one) => one.body)];
  const block = lists
    .flatMap((list) => [...blocksIn(list)])
    .find((one) => writesSecrets(template, one, indent));
  const end = block && template.lastIndexOf('{{', block.span.end - 1);
  if (end === undefined) return undefined;
  const start = template.lastIndexOf('\n', end) + 1;
  if (template.slice(start, end).trim() !== '') return undefined;
  const { lineBreak } = layoutOf(template, undefined);
  const lines = ['{{- else }}', 'imagePullSecrets:', `  - name: ${platformSecret}`];
  const newText = lines.map((line) => indent + line + lineBreak).join('');
  return [{ span: { start, end: start }, newText }];
}

function* blocksIn({ parts }: ListNode): Generator<BlockNode> {
  for (const part of parts) {
    if (part.kind !== 'if' && part.kind !== 'with' && part.kind !== 'range') continue;
    yield part;
    yield* blocksIn(part.body);
    if (part.otherwise) yield* blocksIn(part.otherwise);
  }
}

/** Whether the key stands first in the block. */
const writesSecrets = (template: string, { kind, head, otherwise }: BlockNode, indent: string): boolean =>
  kind !== 'range' &&
  otherwise === undefined &&
  /^[ \t]*\r?\n([ \t]*)imagePullSecrets:/.exec(template.slice(head.end))?.[1] === indent;
