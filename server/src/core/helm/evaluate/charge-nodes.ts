import { TracedString } from './traced-string';
import type { Value } from './value';

/** What one node costs: writing it takes several times what one step of a template takes. */
const costOfNode = 8;

/** What one character costs that is written as two. */
const costOfQuote = 100;

/**
 * Counts what a function is about to walk through, nodes and characters, shared parts as often as it will meet them;
 * `charge` throws when that is too much.
 */
export function chargeNodes(value: unknown, charge: (amount: number) => void): void {
  const stack: unknown[] = [value];
  while (stack.length > 0) {
    const next = stack.pop();
    if (next instanceof TracedString) charge(next.text.length + costOfQuote * quotesIn(next.text));
    else if (isCollection(next)) {
      const inner = innerOf(next);
      charge(costOfNode * inner.length);
      for (const one of inner) stack.push(one);
    }
  }
}

/** Quotes and backslashes of a long text, which grow from quoting to quoting. */
function quotesIn(text: string): number {
  if (text.length < 100_000) return 0;
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22 || code === 0x5c) count++;
  }
  return count;
}

function innerOf(value: Value): readonly Value[] {
  const collection = value.kind === 'object' ? (value.underlying ?? value) : value;
  if (collection.kind === 'list') return collection.items;
  return collection.kind === 'dict' ? [...collection.entries.values()] : [];
}

const isCollection = (value: unknown): value is Value =>
  typeof value === 'object' &&
  value !== null &&
  'kind' in value &&
  (value.kind === 'list' || value.kind === 'dict' || value.kind === 'object');
