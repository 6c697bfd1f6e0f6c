/** Whether a code point belongs to a character class. */
export type CharacterTest = (codePoint: number) => boolean;

/** Places that an expression can ask for without taking a character. */
export type Place = 'text-start' | 'text-end' | 'line-start' | 'line-end' | 'word-edge' | 'no-word-edge';

/** A parsed expression in the syntax of Go's regexp (RE2). */
export type RegexpNode =
  | { readonly kind: 'empty' }
  | { readonly kind: 'character'; readonly test: CharacterTest }
  | { readonly kind: 'place'; readonly place: Place }
  | { readonly kind: 'sequence'; readonly items: readonly RegexpNode[] }
  | { readonly kind: 'choice'; readonly branches: readonly RegexpNode[] }
  | {
      readonly kind: 'repeat';
      readonly item: RegexpNode;
      readonly min: number;
      readonly max: number;
      readonly greedy: boolean;
    }
  | { readonly kind: 'group'; readonly item: RegexpNode; readonly index: number };

/** The two generations of Go's regexp: Go 1.15 built Helm 3.5.4, Go 1.23 Helm 3.17.3. */
export type RegexpDialect = 'go1.15' | 'go1.23';

/** Why an expression is refused, in Go's words. */
export class RegexpError extends Error {
  override readonly name = 'RegexpError';
}

/** Whether the node can match nothing at all. */
export function canBeEmpty(node: RegexpNode): boolean {
  switch (node.kind) {
    case 'character':
      return false;
    case 'sequence':
      return node.items.every(canBeEmpty);
    case 'choice':
      return node.branches.some(canBeEmpty);
    case 'repeat':
      return node.min === 0 || canBeEmpty(node.item);
    case 'group':
      return canBeEmpty(node.item);
    default:
      return true;
  }
}
