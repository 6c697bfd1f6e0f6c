import { type Change, edit } from '../../package/edit';
import type { Field, Mapping } from '../../package/mapping';
import { writeScalar } from '../../yaml/write-scalar';

/** The change that gives a field of mapping.yaml another text; a field without a value gets one. */
export function replaceField({ file }: Mapping, field: Field, text: string): Change {
  const gap = field.span.start === field.span.end ? ': ' : '';
  const colon = gap && /^\s*:/.exec(file.text.slice(field.span.end));
  const start = field.span.end + (colon ? colon[0].length : 0);
  return gap
    ? edit(file.path, { span: { start, end: start }, newText: ` ${writeScalar(text)}` })
    : edit(file.path, { span: field.span, newText: writeScalar(text) });
}
