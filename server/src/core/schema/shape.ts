import type { YamlPath } from '../yaml/path';
import { type OwnSchema, refersTo, type Schema, schemas } from './schema';
import { isOfType } from './types';

/** One way in which data does not have the shape that a schema asks for. */
export interface ShapeError {
  /** Where in the data, from its root; list indexes are numbers. */
  readonly path: YamlPath;
  /** The JSON Schema keyword that failed, e.g. `required`. */
  readonly keyword: string;
  /** The keyword's own details, named as Ajv names them, e.g. `missingProperty`. */
  readonly params: Readonly<Record<string, unknown>>;
}

/**
 * Where a value does not have the shape that one of our own schemas asks for, none when it fits. The schemas are walked as
 * they are: they need few keywords, and compiled by Ajv they were a quarter of the program, which every start had to read.
 */
export function shapeErrors(name: OwnSchema, value: unknown): readonly ShapeError[] {
  const root: Schema = schemas[name];
  const errors: ShapeError[] = [];
  visit(root, value, []);
  return errors;

  function visit(schema: Schema, current: unknown, path: YamlPath): void {
    const target = refersTo(schema, root);
    if (target) visit(target, current, path);
    for (const [keyword, params] of faults(schema, current)) errors.push({ path, keyword, params });
    for (const [step, inner, child] of children(schema, current)) visit(inner, child, [...path, step]);
  }
}

/** The keywords that say something about data, all of which are judged here. Any other one only describes. */
export const judged: ReadonlySet<string> = new Set([
  ...['$ref', 'type', 'const', 'enum', 'minimum', 'maximum', 'items', 'minItems'],
  ...['properties', 'additionalProperties', 'required', 'minProperties'],
]);

type Fault = readonly [keyword: string, params: ShapeError['params']];

/** What is wrong with a value itself, whatever it holds. */
function* faults(schema: Schema, value: unknown): Generator<Fault> {
  const types = [schema.type ?? []].flat();
  if (types.length > 0 && !types.some((type) => isOfType(type, value))) yield ['type', { type: schema.type }];
  if (schema.const !== undefined && value !== schema.const) yield ['const', { allowedValue: schema.const }];
  if (schema.enum && !schema.enum.some((allowed) => allowed === value))
    yield ['enum', { allowedValues: schema.enum }];
  if (typeof value === 'number') yield* numberFaults(schema, value);
  else if (Array.isArray(value)) yield* tooFew('minItems', schema.minItems, value.length);
  else if (isOfType('object', value)) yield* mapFaults(schema, value);
}

function* numberFaults({ minimum, maximum }: Schema, value: number): Generator<Fault> {
  if (minimum !== undefined && !(value >= minimum)) yield ['minimum', { comparison: '>=', limit: minimum }];
  if (maximum !== undefined && !(value <= maximum)) yield ['maximum', { comparison: '<=', limit: maximum }];
}

function* mapFaults(schema: Schema, map: Readonly<Record<string, unknown>>): Generator<Fault> {
  const { required = [], properties = {}, minProperties, additionalProperties } = schema;
  yield* tooFew('minProperties', minProperties, Object.keys(map).length);
  for (const key of required) if (map[key] === undefined) yield ['required', { missingProperty: key }];
  if (additionalProperties !== false) return;
  for (const key of Object.keys(map))
    if (!Object.hasOwn(properties, key)) yield ['additionalProperties', { additionalProperty: key }];
}

function* tooFew(keyword: string, limit: number | undefined, count: number): Generator<Fault> {
  if (limit !== undefined && count < limit) yield [keyword, { limit }];
}

/** What a value holds, with the schema of each part; nothing for parts that no schema describes. */
function* children(
  { items, properties = {}, additionalProperties }: Schema,
  value: unknown,
): Generator<readonly [step: string | number, schema: Schema, value: unknown]> {
  if (Array.isArray(value)) {
    if (items) for (const [index, item] of value.entries()) yield [index, items, item];
  } else if (isOfType('object', value)) {
    for (const [key, child] of Object.entries(value)) {
      const inner = Object.hasOwn(properties, key) ? properties[key] : additionalProperties;
      if (typeof inner === 'object') yield [key, inner, child];
    }
  }
}
