import { sortedKeys, typeName, type Value } from '../evaluate/value';

/** Go's `reflect.DeepEqual`: the types must be the same too, so 1 and 1.0 differ. `charge` is told of each comparison. */
export function deepEqual(a: Value, b: Value, charge: (amount: number) => void): boolean {
  charge(costOfComparison);
  if (a === b) return !(a.kind === 'float' && Number.isNaN(a.value));
  if (typeName(a) !== typeName(b)) return false;
  if (a.kind === 'string' && b.kind === 'string') return equalTexts(a.text, b.text, charge);
  if (a.kind === 'bytes' && b.kind === 'bytes') return a.text.text === b.text.text;
  if (isPlain(a) && isPlain(b)) return a.value === b.value;
  if (a.kind === 'list' && b.kind === 'list') return equalItems(a.items, b.items, charge);
  if (a.kind === 'dict' && b.kind === 'dict') return equalEntries(a, b, charge);
  if (a.kind !== 'object' || b.kind !== 'object') return a.kind === b.kind;
  if (a.underlying && b.underlying) return deepEqual(a.underlying, b.underlying, charge);
  return a.text !== undefined && a.text.text === b.text?.text;
}

function equalTexts(a: string, b: string, charge: (amount: number) => void): boolean {
  if (a.length === b.length) charge(a.length / 16);
  return a === b;
}

type Plain = Extract<Value, { readonly kind: 'bool' | 'int' | 'float' }>;

const isPlain = (value: Value): value is Plain =>
  value.kind === 'bool' || value.kind === 'int' || value.kind === 'float';

type Charge = (amount: number) => void;

const costOfComparison = 5;

/** In a map, whose keys are sorted for it. */
const costOfEntry = 30;

const equalItems = (a: readonly Value[], b: readonly Value[], charge: Charge): boolean =>
  a.length === b.length &&
  a.every((item, index) => {
    const other = b[index];
    return other !== undefined && deepEqual(item, other, charge);
  });

const equalEntries = (a: Dictionary, b: Dictionary, charge: Charge): boolean =>
  a.entries.size === b.entries.size &&
  sortedKeys(a).every((key) => {
    charge(costOfEntry);
    const [left, right] = [a.entries.get(key), b.entries.get(key)];
    return left !== undefined && right !== undefined && deepEqual(left, right, charge);
  });

type Dictionary = Extract<Value, { readonly kind: 'dict' }>;
