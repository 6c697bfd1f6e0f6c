import { formatValue } from '../evaluate/format-value';
import { computed, concat, type TracedString, untraced } from '../evaluate/traced-string';
import { type Dict, dict, sortedKeys, sourcesOf, type Value } from '../evaluate/value';
import { FunctionError } from './define';
import { jsonString } from './json-writer';

/** A map as TOML in the way of BurntSushi/toml: plain keys first, then tables, sorted. Throws a FunctionError for what TOML cannot say. */
export function writeToml(value: Value): TracedString {
  const map = asMap(value);
  if (map === undefined) throw new FunctionError('toml: top-level values must be Go maps or structs');
  const out: TracedString[] = [];
  writeTable(out, map, []);
  return concat(out);
}

const asMap = (value: Value): Dict | undefined => {
  if (value.kind === 'dict') return value;
  if (value.kind !== 'object') return undefined;
  return value.underlying === undefined ? dict(value.fields) : asMap(value.underlying);
};

type Entry = readonly [string, Value];

function writeTable(out: TracedString[], map: Dict, path: readonly string[]): void {
  const entries = sortedKeys(map).flatMap((key): Entry[] => {
    const value = map.entries.get(key);
    return value === undefined || value.kind === 'nil' ? [] : [[key, value]];
  });
  const plain = entries.filter(([, value]) => !isTable(value) && !isTableList(value));
  const tables = entries.filter(([, value]) => isTable(value) || isTableList(value));
  for (const [key, value] of plain) {
    out.push(untraced(`${indent(path.length)}${showKey(key)} = `), inline(value), untraced('\n'));
  }
  for (const [key, value] of tables) {
    if (value.kind === 'list')
      for (const item of value.items) openTable(out, item, [...path, key], '[[', ']]');
    else openTable(out, value, [...path, key], '[', ']');
  }
}

const isTable = (value: Value): boolean => asMap(value) !== undefined;
const isTableList = (value: Value): boolean =>
  value.kind === 'list' && value.items[0] !== undefined && isTable(value.items[0]);

function openTable(
  out: TracedString[],
  value: Value,
  path: readonly string[],
  open: string,
  close: string,
): void {
  const map = asMap(value);
  if (map === undefined) return;
  const apart = out.length > 0 && (path.length === 1 || open === '[[') ? '\n' : '';
  out.push(untraced(`${apart}${indent(path.length - 1)}${open}${path.map(showKey).join('.')}${close}\n`));
  writeTable(out, map, path);
}

const indent = (depth: number): string => '  '.repeat(depth);

const showKey = (key: string): string => (/^[\w-]+$/.test(key) ? key : jsonString(untraced(key), false).text);

function inline(value: Value): TracedString {
  switch (value.kind) {
    case 'string':
      return jsonString(value, false);
    case 'bytes':
      return jsonString(value.text, false);
    case 'float':
      return computed(showFloat(value.value), sourcesOf(value));
    case 'list':
      return enclosed('[', value.items.map(inline), ']');
    case 'nil':
      throw new FunctionError('toml: cannot encode array with nil element');
    case 'dict':
      return inlineTable(value);
    case 'object':
      return inlineTable(dict(value.fields));
    default:
      return formatValue(value);
  }
}

const inlineTable = (map: Dict): TracedString =>
  enclosed(
    '{',
    sortedKeys(map).flatMap((key) => {
      const value = map.entries.get(key);
      return value === undefined ? [] : [concat([untraced(`${showKey(key)} = `), inline(value)])];
    }),
    '}',
  );

function enclosed(open: string, parts: readonly TracedString[], close: string): TracedString {
  const comma = untraced(', ');
  return concat([
    untraced(open),
    ...parts.flatMap((part, at) => (at === 0 ? [part] : [comma, part])),
    untraced(close),
  ]);
}

/** TOML tells floats by their point. */
function showFloat(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'nan' : value > 0 ? '+inf' : '-inf';
  const digits = Number.isInteger(value) ? BigInt(value).toString() : formatPlain(value);
  return digits.includes('.') ? digits : `${digits}.0`;
}

const formatPlain = (value: number): string => {
  const text = String(value);
  return text.includes('e') ? value.toFixed(20).replace(/0+$/, '') : text;
};
