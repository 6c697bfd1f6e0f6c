import type { TemplateFunction } from '../functions/define';
import { chargeNodes } from './charge-nodes';
import { TracedString } from './traced-string';
import type { Value } from './value';

/** Counts what is spent; throws when that is too much. */
type Charge = (amount: number) => void;

/** Steps for each character of a text that a function makes. */
const costOfCharacter = 0.5;

/** Counts the reading of the arguments, before a function is called: everything in them if it goes through it, else their texts. */
export function chargeArguments(
  { deep, effort }: TemplateFunction,
  args: readonly unknown[],
  charge: Charge,
): void {
  for (const argument of args) {
    if (deep) chargeNodes(argument, charge, effort);
    else if (argument instanceof TracedString) charge(argument.text.length * effort);
  }
}

/** Counts a text that a function made. Functions that make much of little count that themselves, beforehand. */
export function chargeResult(result: Value, args: readonly unknown[], charge: Charge): void {
  if (result.kind === 'string' && !args.includes(result)) charge(result.text.length * costOfCharacter);
}
