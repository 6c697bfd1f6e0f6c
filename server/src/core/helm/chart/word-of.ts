import type { Value } from '../evaluate/value';
import { FunctionError } from '../functions/define';

/** The argument of a method that takes a string. */
export function wordOf(value: Value | undefined): string {
  if (value?.kind === 'string') return value.text;
  throw new FunctionError('wrong type for value; expected string');
}
