import { text } from '../../text/message';
import { formatValue } from '../evaluate/format-value';
import { int as integer, missingValue, nil, typeName, type Value } from '../evaluate/value';
import { any, define, FunctionError } from './define';
import { byteLength } from './utf8';

/** Reaching into values (Go `text/template/funcs.go`). The builtin `slice` is hidden by Sprig's. */
export const accessFunctions = [
  define({
    name: 'index',
    usage: 'COLLECTION KEY…',
    doc: text(
      'The element of a map or list under a key or index, and on below it.',
      '按键或下标取映射、列表中的元素，可逐级深入。',
    ),
    parameters: [any],
    rest: any,
    call: ([collection, ...keys]) => {
      if (collection.kind === 'nil') throw new FunctionError('index of untyped nil');
      return keys.reduce(elementAt, collection);
    },
  }),
  define({
    name: 'len',
    usage: 'COLLECTION',
    doc: text('How many elements or bytes the value has.', '元素个数或字节数。'),
    parameters: [any],
    call: ([value]) => integer(lengthOf(value)),
  }),
  define({
    name: 'call',
    usage: 'FUNCTION ARGUMENT…',
    doc: text(
      'Calls a function value; templates of charts have none.',
      '调用函数值；Chart 模板中没有这样的值。',
    ),
    parameters: [any],
    rest: any,
    call: ([callee]) => {
      if (callee.kind === 'nil') throw new FunctionError('call of nil');
      throw new FunctionError(`non-function ${formatValue(callee).text} of type ${typeName(callee)}`);
    },
  }),
];

function elementAt(collection: Value, key: Value): Value {
  switch (collection.kind) {
    case 'nil':
      throw new FunctionError('index of nil pointer');
    case 'object':
      if (collection.underlying !== undefined) return elementAt(collection.underlying, key);
      throw new FunctionError(`can't index item of type ${collection.type}`);
    case 'dict':
      if (key.kind === 'string') return collection.entries.get(key.text) ?? missingValue(collection);
      if (key.kind === 'nil') throw new FunctionError('value is nil; should be of type string');
      throw new FunctionError(`value has type ${typeName(key)}; should be string`);
    case 'list':
      return collection.items[position(key, collection.items.length, 'slice')] ?? nil;
    case 'string':
      return byteAt(collection.text, key);
    default:
      throw new FunctionError(`can't index item of type ${typeName(collection)}`);
  }
}

function byteAt(source: string, key: Value): Value {
  const at = position(key, byteLength(source), 'string');
  return integer(new TextEncoder().encode(source)[at] ?? 0, [], 'uint8');
}

function position(key: Value, length: number, what: 'slice' | 'string'): number {
  if (key.kind === 'nil') throw new FunctionError('cannot index slice/array with nil');
  if (key.kind !== 'int') throw new FunctionError(`cannot index slice/array with type ${typeName(key)}`);
  if (key.value < 0 || key.value > length) throw new FunctionError(`index out of range: ${key.value}`);
  if (key.value === length) throw new FunctionError(`reflect: ${what} index out of range`);
  return key.value;
}

function lengthOf(value: Value): number {
  switch (value.kind) {
    case 'nil':
      throw new FunctionError('len of nil pointer');
    case 'string':
      return byteLength(value.text);
    case 'bytes':
      return byteLength(value.text.text);
    case 'list':
      return value.items.length;
    case 'dict':
      return value.entries.size;
    case 'object':
      if (value.underlying !== undefined) return lengthOf(value.underlying);
  }
  throw new FunctionError(`len of type ${typeName(value)}`);
}
