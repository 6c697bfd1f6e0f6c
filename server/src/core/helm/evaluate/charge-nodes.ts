import type { Value } from './value';

/** What one node costs: writing it takes several times what one step of a template takes. */
const costOfNode = 8;

/** Counts what a function is about to walk through, shared parts as often as it will meet them; `charge` throws when that is too much. */
export function chargeNodes(value: unknown, charge: (amount: number) => void): void {
  if (!isCollection(value)) return;
  const stack: Value[] = [value];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const inner = next.kind === 'object' ? (next.underlying ?? next) : next;
    if (inner.kind === 'list') {
      charge(costOfNode * inner.items.length);
      for (const item of inner.items) if (isCollection(item)) stack.push(item);
    } else if (inner.kind === 'dict') {
      charge(costOfNode * inner.entries.size);
      for (const entry of inner.entries.values()) if (isCollection(entry)) stack.push(entry);
    }
  }
}

const isCollection = (value: unknown): value is Value =>
  typeof value === 'object' &&
  value !== null &&
  'kind' in value &&
  (value.kind === 'list' || value.kind === 'dict' || value.kind === 'object');
