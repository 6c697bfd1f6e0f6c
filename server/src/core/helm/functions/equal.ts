import { sortedKeys, typeName, type Value } from '../evaluate/value';

/** Go's `reflect.DeepEqual`: the types must be the same too, so 1 and 1.0 differ. */
export function deepEqual(a: Value, b: Value): boolean {
  if (a === b) return !(a.kind === 'float' && Number.isNaN(a.value));
  if (typeName(a) !== typeName(b)) return false;
  if (a.kind === 'string' && b.kind === 'string') return a.text === b.text;
  if (a.kind === 'bytes' && b.kind === 'bytes') return a.text.text === b.text.text;
  if (isPlain(a) && isPlain(b)) return a.value === b.value;
  if (a.kind === 'list' && b.kind === 'list') return equalItems(a.items, b.items);
  if (a.kind === 'dict' && b.kind === 'dict') return equalEntries(a, b);
  if (a.kind !== 'object' || b.kind !== 'object') return a.kind === b.kind;
  if (a.underlying && b.underlying) return deepEqual(a.underlying, b.underlying);
  return a.text !== undefined && a.text.text === b.text?.text;
}

type Plain = Extract<Value, { readonly kind: 'bool' | 'int' | 'float' }>;

const isPlain = (value: Value): value is Plain =>
  value.kind === 'bool' || value.kind === 'int' || value.kind === 'float';

const equalItems = (a: readonly Value[], b: readonly Value[]): boolean =>
  a.length === b.length &&
  a.every((item, index) => {
    const other = b[index];
    return other !== undefined && deepEqual(item, other);
  });

const equalEntries = (a: Dictionary, b: Dictionary): boolean =>
  a.entries.size === b.entries.size &&
  sortedKeys(a).every((key) => {
    const [left, right] = [a.entries.get(key), b.entries.get(key)];
    return left !== undefined && right !== undefined && deepEqual(left, right);
  });

type Dictionary = Extract<Value, { readonly kind: 'dict' }>;
