/** Whether a value is of a type that JSON Schema knows; of any other type nothing is. */
export function isOfType(type: 'object', value: unknown): value is Readonly<Record<string, unknown>>;
export function isOfType(type: string, value: unknown): boolean;
export function isOfType(type: string, value: unknown): boolean {
  return isType(type) && tests[type](value);
}

type TypeName = 'array' | 'boolean' | 'integer' | 'null' | 'number' | 'object' | 'string';

/** Whether a name is that of a type. */
export const isType = (name: unknown): name is TypeName =>
  typeof name === 'string' && Object.hasOwn(tests, name);

const tests: Readonly<Record<TypeName, (value: unknown) => boolean>> = {
  array: Array.isArray,
  boolean: (value) => typeof value === 'boolean',
  integer: Number.isInteger,
  null: (value) => value === null,
  number: Number.isFinite,
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  string: (value) => typeof value === 'string',
};
