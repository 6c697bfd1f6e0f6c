import { text } from '../../text/message';
import { concat, replaceMatches, type TracedString, untraced } from '../evaluate/traced-string';
import type { Value } from '../evaluate/value';
import { any, define } from './define';
import { printed } from './printed';

/** Characters are looked at one by one; those that are written as two cost more (charge-nodes.ts). */
const effortOfQuoting = 2;

/** Functions that put quotes around values or set values side by side (Sprig `strings.go`). nil arguments are left out. */
export const quotingFunctions = [
  define({
    name: 'quote',
    deep: true,
    usage: 'VALUE…',
    doc: text('The values in double quotes, escaped.', '用双引号括起各个值并转义。'),
    parameters: [],
    rest: any,
    effort: effortOfQuoting,
    call: (values) => spaced(values, (value) => quoted(printed(value))),
  }),
  define({
    name: 'squote',
    deep: true,
    usage: 'VALUE…',
    doc: text('The values in single quotes, not escaped.', '用单引号括起各个值，不转义。'),
    parameters: [],
    rest: any,
    call: (values) => spaced(values, (value) => concat([single, printed(value), single])),
  }),
  define({
    name: 'cat',
    deep: true,
    usage: 'VALUE…',
    doc: text('The values with spaces between them.', '用空格连接各个值。'),
    parameters: [],
    rest: any,
    call: (values) => spaced(values, printed),
  }),
];

const single = untraced("'");
const double = untraced('"');
const space = untraced(' ');

function spaced(values: readonly Value[], show: (value: Value) => TracedString): TracedString {
  const parts = values.filter((value) => value.kind !== 'nil').map(show);
  return concat(parts.flatMap((part, index) => (index === 0 ? [part] : [space, part])));
}

/** A text as Go's `%q` shows it: a Go string constant. */
export const quoted = (source: TracedString): TracedString => concat([double, escaped(source), double]);

const special = /["\\]|[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu;

const letters: ReadonlyMap<string, string> = new Map([
  ['\x07', '\\a'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\v', '\\v'],
  ['"', '\\"'],
  ['\\', '\\\\'],
]);

const escaped = (source: TracedString): TracedString =>
  replaceMatches(
    source,
    special,
    (character) => letters.get(character) ?? codeEscape(character.codePointAt(0) ?? 0),
  );

function codeEscape(code: number): string {
  const hex = code.toString(16);
  if (code < 0x80) return `\\x${hex.padStart(2, '0')}`;
  return code > 0xffff ? `\\U${hex.padStart(8, '0')}` : `\\u${hex.padStart(4, '0')}`;
}
