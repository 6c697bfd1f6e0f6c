import { formatValue } from '../evaluate/format-value';
import { computed, concat, slice, type TracedString, untraced } from '../evaluate/traced-string';
import { sortedKeys, sourcesOf, typeName, type Value } from '../evaluate/value';
import { formatFloatVerb, formatIntVerb } from './format-number';
import { quoted } from './quoting';

/** One `%…` of a format. */
export interface Directive {
  readonly verb: string;
  readonly left: boolean;
  readonly plus: boolean;
  readonly sharp: boolean;
  readonly space: boolean;
  readonly zero: boolean;
  readonly width: number;
  readonly precision: number | undefined;
}

/** A value as a directive of `printf` shows it. */
export function formatDirective(value: Value, directive: Directive): TracedString {
  if (directive.verb === 'T') return pad(untraced(typeName(value)), directive);
  if (directive.verb === 'p') return bad(value, directive);
  switch (value.kind) {
    case 'nil':
      return directive.verb === 'v'
        ? pad(untraced('<nil>'), directive)
        : untraced(`%!${directive.verb}(<nil>)`);
    case 'string':
      return formatText(value, value, directive);
    case 'bytes':
      return directive.verb === 'v'
        ? pad(formatValue(value), directive)
        : formatText(value, value.text, directive);
    case 'bool':
      return 'tv'.includes(directive.verb) ? pad(formatValue(value), directive) : bad(value, directive);
    case 'int':
      return formatNumber(value, formatIntVerb(value.value, directive), directive);
    case 'float':
      return formatNumber(value, formatFloatVerb(value.value, directive), directive);
    case 'list':
      return concat([open, ...between(value.items.map((item) => formatInner(item, directive))), close]);
    case 'dict':
      return formatMap(value, directive);
    case 'object':
      return formatObject(value, directive);
  }
}

/** Inside of a list or map every verb shows nil alike. */
const formatInner = (value: Value, directive: Directive): TracedString =>
  value.kind === 'nil' ? untraced('<nil>') : formatDirective(value, directive);

const open = untraced('[');
const close = untraced(']');
const space = untraced(' ');

const between = (parts: readonly TracedString[]): readonly TracedString[] =>
  parts.flatMap((part, index) => (index === 0 ? [part] : [space, part]));

function formatMap(value: Extract<Value, { kind: 'dict' }>, directive: Directive): TracedString {
  const entries = sortedKeys(value).map((key) => {
    const entry = value.entries.get(key);
    const shown = entry === undefined ? [] : [formatInner(entry, directive)];
    return concat([formatDirective(untraced(key), directive), untraced(':'), ...shown]);
  });
  return concat([untraced('map['), ...between(entries), close]);
}

function formatObject(value: Extract<Value, { kind: 'object' }>, directive: Directive): TracedString {
  if (value.text !== undefined && 'svq'.includes(directive.verb))
    return formatText(value, value.text, directive);
  return value.underlying === undefined
    ? pad(formatValue(value), directive)
    : formatDirective(value.underlying, directive);
}

function formatText(value: Value, source: TracedString, directive: Directive): TracedString {
  const { verb, precision } = directive;
  switch (verb) {
    case 's':
    case 'v':
      return pad(
        precision === undefined ? source : slice(source, 0, offsetOf(source.text, precision)),
        directive,
      );
    case 'q':
      return pad(quoted(source), directive);
    case 'x':
    case 'X': {
      const hex = hexadecimal(source.text);
      return pad(computed(verb === 'X' ? hex.toUpperCase() : hex, [source]), directive);
    }
    default:
      return bad(value, directive);
  }
}

function hexadecimal(source: string): string {
  let hex = '';
  for (const byte of new TextEncoder().encode(source)) hex += byte.toString(16).padStart(2, '0');
  return hex;
}

function offsetOf(source: string, characters: number): number {
  let offset = 0;
  let count = 0;
  for (const character of source) {
    if (count++ === characters) break;
    offset += character.length;
  }
  return offset;
}

/** How many characters a text has. */
function lengthOf(source: string): number {
  let count = 0;
  for (const _ of source) count++;
  return count;
}

function formatNumber(value: Value, shown: string | undefined, directive: Directive): TracedString {
  if (shown === undefined) return bad(value, directive);
  const plain = formatValue(value);
  return pad(plain.text === shown ? plain : computed(shown, sourcesOf(value)), directive);
}

/** The verb does not fit the value. */
function bad(value: Value, { verb }: Directive): TracedString {
  return concat([untraced(`%!${verb}(${typeName(value)}=`), formatValue(value), untraced(')')]);
}

function pad(shown: TracedString, { width, left, zero, verb }: Directive): TracedString {
  if (width === 0) return shown;
  const missing = width - lengthOf(shown.text);
  if (missing <= 0) return shown;
  if (left) return concat([shown, untraced(' '.repeat(missing))]);
  if (!zero || verb === 'T') return concat([untraced(' '.repeat(missing)), shown]);
  const sign = /^[+-]/.test(shown.text) ? 1 : 0;
  return concat([slice(shown, 0, sign), untraced('0'.repeat(missing)), slice(shown, sign)]);
}
