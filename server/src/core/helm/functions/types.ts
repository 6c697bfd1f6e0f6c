import { text } from '../../text/message';
import { untraced } from '../evaluate/traced-string';
import { bool, float, int, list, sourcesOf, typeName, type Value } from '../evaluate/value';
import { parseInteger, toFloat64, toInt64 } from './cast';
import { any, define, string } from './define';
import { deepEqual } from './equal';
import { kindOf } from './lists';
import { printed } from './printed';

/** Functions that ask for the type of a value or change it (Sprig `reflect.go`, `numeric.go`, `strings.go`). */
export const typeFunctions = [
  define({
    name: 'typeOf',
    usage: 'VALUE',
    doc: text('The Go type of a value.', '值的 Go 类型。'),
    parameters: [any],
    call: ([value]) => untraced(typeName(value)),
  }),
  define({
    name: 'typeIs',
    usage: 'TYPE VALUE',
    doc: text('Whether a value has this Go type.', '值是否为该 Go 类型。'),
    parameters: [string, any],
    call: ([type, value]) => bool(typeName(value) === type.text),
  }),
  define({
    name: 'typeIsLike',
    usage: 'TYPE VALUE',
    doc: text('Whether a value has this Go type or points to it.', '值是否为该 Go 类型或其指针。'),
    parameters: [string, any],
    call: ([type, value]) => bool([type.text, `*${type.text}`].includes(typeName(value))),
  }),
  define({
    name: 'kindOf',
    usage: 'VALUE',
    doc: text(
      'The kind of a value: string, float64, map, slice, bool, invalid…',
      '值的种类：string、float64、map、slice、bool、invalid 等。',
    ),
    parameters: [any],
    call: ([value]) => untraced(kindOf(value)),
  }),
  define({
    name: 'kindIs',
    usage: 'KIND VALUE',
    doc: text('Whether a value is of this kind.', '值是否为该种类。'),
    parameters: [string, any],
    call: ([kind, value]) => bool(kindOf(value) === kind.text),
  }),
  define({
    name: 'deepEqual',
    deep: true,
    usage: 'A B',
    doc: text('Whether two values are equal in type and content.', '两个值的类型和内容是否都相同。'),
    parameters: [any, any],
    call: ([a, b], { charge }) => bool(deepEqual(a, b, charge)),
  }),
  define({
    name: 'int',
    usage: 'VALUE',
    doc: text('A value as a whole number; 0 when it is none.', '转换为整数；无法转换时为 0。'),
    parameters: [any],
    call: ([value]) => int(toInt64(value), sourcesOf(value)),
  }),
  define({
    name: 'int64',
    usage: 'VALUE',
    doc: text('A value as a 64-bit whole number; 0 when it is none.', '转换为 64 位整数；无法转换时为 0。'),
    parameters: [any],
    call: ([value]) => int(toInt64(value), sourcesOf(value), 'int64'),
  }),
  define({
    name: 'float64',
    usage: 'VALUE',
    doc: text('A value as a number with fraction; 0 when it is none.', '转换为浮点数；无法转换时为 0。'),
    parameters: [any],
    call: ([value]) => float(toFloat64(value), sourcesOf(value)),
  }),
  define({
    name: 'atoi',
    usage: 'STRING',
    doc: text(
      'A text of decimal digits as a whole number; 0 when it is none.',
      '把十进制文本转换为整数；无法转换时为 0。',
    ),
    parameters: [string],
    call: ([digits]) => int(/^[-+]?\d+$/.test(digits.text) ? Number(digits.text) : 0, sourcesOf(digits)),
  }),
  define({
    name: 'toDecimal',
    usage: 'OCTAL',
    doc: text(
      'The number that octal digits mean, as in file modes.',
      '把八进制数字（如文件权限）转换为十进制。',
    ),
    parameters: [any],
    call: ([octal]) => int(fromOctal(printed(octal).text), sourcesOf(octal), 'int64'),
  }),
  define({
    name: 'toString',
    deep: true,
    usage: 'VALUE',
    doc: text('A value as text.', '转换为文本。'),
    parameters: [any],
    call: ([value]) => printed(value),
  }),
  define({
    name: 'toStrings',
    deep: true,
    usage: 'LIST',
    doc: text('The items of a list as texts, nil left out.', '把列表各项转换为文本，忽略 nil。'),
    parameters: [any],
    call: ([value]) => list(textsOf(value), '[]string'),
  }),
];

/** The items of a list as texts; a single value counts as a list of one, nil as none. What Sprig's `strslice` does. */
export function textsOf(value: Value): readonly ReturnType<typeof printed>[] {
  const source = value.kind === 'object' && value.underlying ? value.underlying : value;
  if (source.kind === 'nil') return [];
  if (source.kind !== 'list') return [printed(value)];
  return source.items.filter((item) => item.kind !== 'nil').map(printed);
}

function fromOctal(digits: string): number {
  const match = /^([-+]?)([0-7]+)$/.exec(digits);
  if (!match) return 0;
  const value = parseInteger(`${match[1]}0${match[2]}`) ?? 0;
  return value + 0;
}
