import { text } from '../../text/message';
import { formatValue } from '../evaluate/format-value';
import { bool, typeName, type Value } from '../evaluate/value';
import { any, type CallContext, define, FunctionError } from './define';
import { deepEqual } from './equal';

/** Comparison (Go `text/template/funcs.go`). Numbers of different kinds do not compare: `eq 1.0 1` is an error. */
export const comparisonFunctions = [
  define({
    name: 'eq',
    deep: true,
    usage: 'A B…',
    doc: text('Whether A equals one of the others.', 'A 是否等于其余参数之一。'),
    parameters: [any],
    rest: any,
    call: ([first, ...others], context) => {
      if (others.length === 0) throw new FunctionError('missing argument for comparison');
      refuseUncomparable(first, context);
      return bool(others.some((other) => equals(first, other, context)));
    },
  }),
  define({
    name: 'ne',
    deep: true,
    usage: 'A B',
    doc: text('Whether A and B differ.', 'A 与 B 是否不相等。'),
    parameters: [any, any],
    call: ([a, b], context) => {
      refuseUncomparable(a, context);
      return bool(!equals(a, b, context));
    },
  }),
  order('lt', 'less than', '小于', (a, b) => a < b),
  order('le', 'less than or equal to', '小于等于', (a, b) => a <= b),
  order('gt', 'greater than', '大于', (a, b) => a > b),
  order('ge', 'greater than or equal to', '大于等于', (a, b) => a >= b),
];

function order(
  name: string,
  en: string,
  zhCn: string,
  test: (a: string | number, b: string | number) => boolean,
) {
  return define({
    name,
    usage: 'A B',
    doc: text(`Whether A is ${en} B.`, `A 是否${zhCn} B。`),
    parameters: [any, any],
    call: ([a, b]) => {
      const [left, right] = [orderable(a), orderable(b)];
      if (left === undefined || right === undefined) {
        throw new FunctionError(
          isBasic(a) && isBasic(b) && a.kind !== b.kind ? incompatible : 'invalid type for comparison',
        );
      }
      if (typeof left !== typeof right || a.kind !== b.kind) throw new FunctionError(incompatible);
      return bool(test(left, right));
    },
  });
}

const incompatible = 'incompatible types for comparison';

const orderable = (value: Value): string | number | undefined =>
  value.kind === 'string'
    ? value.text
    : value.kind === 'int' || value.kind === 'float'
      ? value.value
      : undefined;

const basicKinds: ReadonlySet<string> = new Set(['bool', 'int', 'float', 'string']);

const isBasic = (value: Value): boolean => basicKinds.has(value.kind);

const isComparable = (value: Value): boolean =>
  isBasic(value) || value.kind === 'nil' || value.kind === 'object';

function refuseUncomparable(value: Value, { profile }: CallContext): void {
  // Newer releases look at both sides first and compare nil with anything.
  if (!profile.comparableNil && !isComparable(value)) throw uncomparable(value);
}

const uncomparable = (value: Value): FunctionError =>
  new FunctionError(`uncomparable type ${typeName(value)}: ${formatValue(value).text}`);

function equals(a: Value, b: Value, { profile, charge }: CallContext): boolean {
  if (isBasic(a) || isBasic(b)) return equalsBasic(a, b, profile.comparableNil);
  if (a.kind === 'nil' || b.kind === 'nil') {
    if (profile.comparableNil || a.kind === b.kind) return a.kind === b.kind;
  }
  if (!isComparable(b)) {
    throw profile.comparableNil
      ? new FunctionError(`non-comparable type ${formatValue(b).text}: ${typeName(b)}`)
      : uncomparable(b);
  }
  return deepEqual(a, b, charge);
}

function equalsBasic(a: Value, b: Value, comparableNil: boolean): boolean {
  if (a.kind === 'string' && b.kind === 'string') return a.text === b.text;
  if (a.kind === b.kind && 'value' in a && 'value' in b) return a.value === b.value;
  if (comparableNil && (a.kind === 'nil' || b.kind === 'nil')) return false;
  throw new FunctionError(incompatible);
}
