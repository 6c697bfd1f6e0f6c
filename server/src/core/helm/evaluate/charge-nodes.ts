import { TracedString } from './traced-string';
import type { Value } from './value';

/** What one node costs: writing it takes several times what one step of a template takes. */
const costOfNode = 90;

/** What one character costs that is written as several. */
const costOfSpecial = 60;

/**
 * Counts what a function is about to walk through, nodes and characters, shared parts as often as it will meet them;
 * `charge` throws when that is too much. `effort` is what a character costs; above 1 the text is rewritten on the way.
 */
export function chargeNodes(value: unknown, charge: (amount: number) => void, effort = 1): void {
  const stack: unknown[] = [value];
  while (stack.length > 0) {
    const next = stack.pop();
    if (next instanceof TracedString) charge(costOfText(next.text, effort));
    else if (isCollection(next)) {
      const inner = innerOf(next);
      charge(costOfNode * inner.length);
      for (const one of inner) stack.push(one);
    }
  }
}

const costOfText = (text: string, effort: number): number =>
  effort * text.length + (effort > 1 ? costOfSpecial * specialsIn(text) : 0);

/** Characters that quoting and escaping write as several: quotes, backslashes, what is invisible, halves of characters. */
function specialsIn(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x20 || isSpecial(code)) count++;
  }
  return count;
}

const isSpecial = (code: number): boolean =>
  code === 0x22 ||
  code === 0x5c ||
  code === 0x26 ||
  code === 0x3c ||
  code === 0x3e ||
  (code >= 0x7f && code < 0xa0) ||
  (code >= 0xd800 && code < 0xe000);

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
