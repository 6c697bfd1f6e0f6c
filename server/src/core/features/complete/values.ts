import { type Schema, schemaAt } from '../../schema/schema';
import type { Text } from '../../text/message';
import type { Span } from '../../text/span';
import { writeScalar } from '../../yaml/write-scalar';
import { candidateItems } from './candidates';
import { enumText } from './documentation';
import type { Completion, CompletionItem } from './item';
import { type CompletionPlace, writerFor } from './place';
import { isList, isMap } from './snippet';

/** The values that a schema knows for a place: an enum, a list of words with commas, what it refers to, an example. */
export function completeValue(place: CompletionPlace): Completion {
  const { schema, cursor, file } = place;
  const here = schemaAt(schema, cursor.path);
  const replace = cursor.word;
  if (!here) return { replace, items: [] };
  if (here.commaSeparated) return words(place, here.commaSeparated, here);
  const items = [...candidateItems(place, here), ...known(here), ...block(place, here)];
  const gap = file.text[replace.start - 1] === ':' ? ' ' : '';
  const spaced = items.map((item) =>
    /^[\r\n]/.test(item.newText) ? item : { ...item, newText: gap + item.newText },
  );
  return { replace, items: spaced };
}

/** Whether there is something to offer for a value, so that it is worth offering it at once. */
export const hasValues = (schema: Schema): boolean =>
  [schema.enum, schema.commaSeparated, schema.refersTo, schema.examples].some(Boolean) ||
  schema.type === 'boolean';

function known(schema: Schema): readonly CompletionItem[] {
  const values = schema.enum ?? (schema.type === 'boolean' ? [true, false] : []);
  const fixed = typeof schema.const === 'string' ? [schema.const] : [];
  const examples = (schema.examples ?? []).filter((one) => typeof one === 'string');
  return [
    ...values.flatMap((value, index) =>
      typeof value === 'boolean' && schema.type !== 'boolean'
        ? []
        : [valueItem(written(value, schema), String(value), enumText(schema, index))],
    ),
    ...[...fixed, ...examples].map((value) => valueItem(writeScalar(value), value, undefined)),
  ];
}

/** A string as the schema means it: in quotes when it would be read as something else and only strings are allowed. */
const written = (value: string | number | boolean | null, { type }: Schema): string =>
  typeof value === 'string' && type === 'string' ? writeScalar(value) : String(value);

const valueItem = (newText: string, label: string, documentation: Text | undefined): CompletionItem => ({
  label,
  kind: 'value',
  newText,
  ...(documentation ? { documentation } : {}),
});

/** Words that are not in the list yet; only the word under the cursor is replaced. */
function words({ cursor, file }: CompletionPlace, all: readonly string[], schema: Schema): Completion {
  const { start, end } = cursor.word;
  const whole = file.text.slice(start, end);
  const at = cursor.prefix.length;
  const from = whole.lastIndexOf(',', at - 1) + 1;
  const comma = whole.indexOf(',', at);
  const word = trimmed(whole, from, comma === -1 ? whole.length : comma);
  const used = `${whole.slice(0, from)},${comma === -1 ? '' : whole.slice(comma)}`
    .split(',')
    .map((one) => one.trim());
  const gap = file.text[start - 1] === ':' ? ' ' : '';
  const items = all.flatMap((one, index) =>
    used.includes(one) ? [] : [valueItem(gap + one, one, enumText(schema, index))],
  );
  return { replace: { start: start + Math.min(word.start, at), end: start + Math.max(word.end, at) }, items };
}

function trimmed(text: string, from: number, to: number): Span {
  const part = text.slice(from, to);
  const start = from + part.length - part.trimStart().length;
  return { start, end: Math.max(start, from + part.trimEnd().length) };
}

/** Where a map or a list is due behind a colon: its lines. */
function block(place: CompletionPlace, here: Schema): readonly CompletionItem[] {
  const { cursor } = place;
  const isEmpty = cursor.word.start === cursor.word.end;
  const isKey = typeof cursor.path.at(-1) === 'string';
  if (place.isFlow || !isEmpty || !isKey || !(isMap(here) || isList(here))) return [];
  const newText = writerFor(place).value(cursor.path, cursor.column);
  return [{ label: `${String(cursor.path.at(-1))}:`, kind: 'block', newText, isSnippet: true }];
}
