import type { SourceFile } from '../../package/source-file';
import { simpleFit } from '../../schema/simple-schema';
import { compileSchema, type SchemaError, type Validator } from '../../schema/validate';
import { say } from '../../text/message';
import type { PathPart } from '../evaluate/origin';
import { originsOf } from '../evaluate/segments';
import { type Dict, sourcesOf, type Value } from '../evaluate/value';
import type { ChartFile, ChartProblem } from './chart';
import { contentOf } from './content';
import { plainData } from './plain-value';
import { schemaDialect } from './schema-dialect';
import type { UsedChart } from './used-chart';

/** Where the values do not fit the values.schema.json of the chart or of a subchart in use. A schema that cannot be compiled is one problem of its own. */
export function checkSchemas(used: UsedChart, values: Dict): readonly ChartProblem[] {
  const { schema } = used.chart;
  const own = schema ? checkSchema(used, schema, values) : [];
  const below = used.dependencies.flatMap((subchart) => {
    const inside = values.entries.get(subchart.name.text);
    return inside?.kind === 'dict' ? checkSchemas(subchart, inside) : [];
  });
  return [...own, ...below];
}

/** Where values do not fit the schema of one chart. */
export function checkSchema(used: UsedChart, schema: ChartFile, values: Dict): readonly ChartProblem[] {
  const validate = validatorOf(schema);
  if (validate instanceof Error) return [brokenSchema(schema, validate)];
  return validate(plainData(values))
    .filter(({ keyword }) => keyword !== 'if')
    .map((error) => mismatch(used, schema, values, error));
}

/** Kept with the file, as compiling takes longer than all the rest. */
const validators = new WeakMap<SourceFile, Validator | Error>();

function validatorOf({ source }: ChartFile): Validator | Error {
  const validator = validators.get(source) ?? compile(contentOf(source));
  validators.set(source, validator);
  return validator;
}

/** A schema that says little is not compiled before something does not fit it. */
function compile(text: string): Validator | Error {
  const fits = simpleFit(parseJson(text));
  if (!fits) return compileFully(text);
  let compiled: Validator | Error | undefined;
  return (value) => {
    if (fits(value)) return [];
    compiled ??= compileFully(text);
    return compiled instanceof Error ? [] : compiled(value);
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function compileFully(text: string): Validator | Error {
  const parsed = parseSchema(text);
  if (parsed instanceof Error) return parsed;
  // A schema that refers to the network cannot be judged here.
  if (typeof parsed === 'boolean' || refersAway(parsed)) return () => [];
  try {
    return compileSchema(parsed, schemaDialect);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** The schema without what says which draft it is, and with draft 4's exclusive bounds in the newer form. */
function parseSchema(text: string): object | boolean | Error {
  try {
    const schema: unknown = JSON.parse(text, modern);
    if (typeof schema === 'boolean') return schema;
    const isSchema = typeof schema === 'object' && schema !== null && !Array.isArray(schema);
    return isSchema ? schema : new Error('a schema is an object');
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function modern(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = new Map<string, unknown>(Object.entries(value));
  if (typeof entries.get('$schema') === 'string') entries.delete('$schema');
  if (typeof entries.get('$id') === 'string') entries.delete('$id');
  if (typeof entries.get('id') === 'string') entries.delete('id');
  for (const [exclusive, bound] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (typeof entries.get(exclusive) !== 'boolean') continue;
    if (entries.get(exclusive) === true) {
      entries.set(exclusive, entries.get(bound));
      entries.delete(bound);
    } else entries.delete(exclusive);
  }
  return Object.fromEntries(entries);
}

const refersAway = (schema: object): boolean => /"\$ref":"(?!#)/.test(JSON.stringify(schema));

const brokenSchema = (schema: ChartFile, error: Error): ChartProblem => ({
  code: 'invalid-schema',
  message: say('“{file}” is no JSON Schema: {reason}', '“{file}”不是合法的 JSON Schema：{reason}', {
    file: schema.path,
    reason: error.message,
  }),
  file: schema.path,
  span: undefined,
  detail: error.message,
});

function mismatch(used: UsedChart, schema: ChartFile, values: Dict, error: SchemaError): ChartProblem {
  const place = placeOf(values, error.path);
  const path = error.path.join('.') || '(root)';
  const extra = typeof error.params['missingProperty'] === 'string' ? '' : paramText(error);
  return {
    code: 'schema',
    message: say(
      '“{path}” does not fit {schema}: {reason}{extra}.',
      '“{path}”不符合 {schema}：{reason}{extra}。',
      { path, schema: schema.path, reason: error.message, extra },
    ),
    file: place?.file ?? used.chart.values?.path ?? schema.path,
    span: place?.span,
    detail: `values don't meet the specifications of the schema(s) in the following chart(s): ${used.name.text}: ${path}: ${error.message}`,
  };
}

function paramText({ params }: SchemaError): string {
  const named = params['additionalProperty'] ?? params['allowedValues'];
  return named === undefined ? '' : ` (${Array.isArray(named) ? named.join(', ') : String(named)})`;
}

/** Where the value at a path is stated, or the first scalar inside of it. */
function placeOf(values: Value, path: readonly PathPart[]) {
  let current: Value | undefined = values;
  for (const part of path) {
    if (current?.kind === 'dict') current = current.entries.get(String(part));
    else current = current?.kind === 'list' ? current.items[Number(part)] : undefined;
  }
  const origin = current && firstOrigin(current);
  return origin?.kind === 'values' ? origin : undefined;
}

function firstOrigin(value: Value): ReturnType<typeof originsOf>[number] | undefined {
  if (value.kind === 'dict') return firstOf([...value.entries.values()]);
  if (value.kind === 'list') return firstOf(value.items);
  return originsOf(sourcesOf(value))[0];
}

function firstOf(values: readonly Value[]) {
  for (const value of values) {
    const origin = firstOrigin(value);
    if (origin) return origin;
  }
  return undefined;
}
