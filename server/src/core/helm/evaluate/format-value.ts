import { formatFloat } from './format-float';
import { computed, concat, type Source, TracedString, untraced } from './traced-string';
import { type GoObject, sortedKeys, type Value } from './value';

/** A value as Go prints it with `%v`: what an action writes, what `print` and `toString` give. Keeps the origins of everything in it. */
export function formatValue(value: Value): TracedString {
  switch (value.kind) {
    case 'nil':
      return untraced('<nil>');
    case 'string':
      return value;
    case 'bool':
      return formatScalar(value.value ? 'true' : 'false', value.from);
    case 'int':
      return formatScalar(formatInteger(value.value), value.from);
    case 'float':
      return formatScalar(formatFloat(value.value), value.from);
    case 'bytes':
      return computed(`[${[...new TextEncoder().encode(value.text.text)].join(' ')}]`, [value.text]);
    case 'list':
      return enclosed('[', value.items.map(formatValue), ']');
    case 'dict':
      return enclosed(
        'map[',
        sortedKeys(value).map((key) => {
          const entry = value.entries.get(key);
          return concat([untraced(`${key}:`), entry === undefined ? untraced('') : formatValue(entry)]);
        }),
        ']',
      );
    case 'object':
      return formatObject(value);
  }
}

const largest = 2n ** 63n - 1n;

/** All digits, also where a number has lost some. */
function formatInteger(value: number): string {
  if (Number.isSafeInteger(value) || !Number.isFinite(value)) return String(value);
  const digits = BigInt(value);
  return String(digits > largest ? largest : digits);
}

/** The text of a scalar; copied unchanged if its one source says the same. */
function formatScalar(text: string, from: readonly Source[]): TracedString {
  const [only] = from;
  return from.length === 1 && only instanceof TracedString && only.text === text
    ? only
    : computed(text, from);
}

function formatObject(object: GoObject): TracedString {
  if (object.text !== undefined) return object.text;
  if (object.underlying !== undefined) return formatValue(object.underlying);
  const open = object.type.startsWith('*') ? '&{' : '{';
  return enclosed(open, [...object.fields.values()].map(formatValue), '}');
}

function enclosed(open: string, parts: readonly TracedString[], close: string): TracedString {
  const space = untraced(' ');
  const spaced = parts.flatMap((part, index) => (index === 0 ? [part] : [space, part]));
  return concat([untraced(open), ...spaced, untraced(close)]);
}
