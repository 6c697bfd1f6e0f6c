import type { SourceFile } from '../../package/source-file';
import { simpleFit } from '../../schema/simple-schema';
import { compileSchema, type SchemaError } from '../../schema/validate';
import { type Message, say } from '../../text/message';
import type { PathPart } from '../evaluate/origin';
import { originsOf } from '../evaluate/segments';
import { type Dict, sourcesOf, type Value } from '../evaluate/value';
import type { ChartFile, ChartProblem } from './chart';
import { contentOf } from './content';
import { plainData } from './plain-value';
import { schemaDialect } from './schema-dialect';
import { surveySchema } from './schema-survey';
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

/** Where values do not fit the schema of one chart; one problem of the code {@link uncheckedSchema} when that cannot be known here. */
export function checkSchema(used: UsedChart, schema: ChartFile, values: Dict): readonly ChartProblem[] {
  const validate = validatorOf(schema);
  if (validate instanceof Error) return [brokenSchema(schema, validate)];
  const errors = validate(plainData(values));
  if (errors instanceof Unchecked) return [unchecked(schema, errors)];
  return errors
    .filter(({ keyword }) => keyword !== 'if')
    .slice(0, mostMismatches)
    .map((error) => mismatch(used, schema, values, error));
}

/** Whether values do not fit for certain: what cannot be judged here does not keep Helm from rendering. */
export const isMismatch = ({ code }: ChartProblem): boolean => code !== uncheckedSchema;

/** One more than is ever listed of one kind. */
const mostMismatches = 1_001;

/** The code of the problem that a schema was not applied. */
export const uncheckedSchema = 'unchecked-schema';

/** Why a schema is not applied. */
class Unchecked {
  constructor(readonly reason: Message) {}
}

type ChartValidator = (value: unknown) => readonly SchemaError[] | Unchecked;

/** Kept with the file, as compiling takes longer than all the rest. */
const validatorOf = ({ source }: ChartFile): ChartValidator | Error => source.derived(compiled);

const compiled = (source: SourceFile): ChartValidator | Error => compile(contentOf(source));

/** A schema that says little is not compiled before something does not fit it. */
function compile(text: string): ChartValidator | Error {
  const fits = simpleFit(parseJson(text));
  if (!fits) return compileFully(text);
  let compiled: ChartValidator | Error | undefined;
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

function compileFully(text: string): ChartValidator | Error {
  const parsed = parseSchema(text);
  if (parsed instanceof Error) return parsed;
  if (typeof parsed === 'boolean') return () => [];
  const { away, tooMuch, choices, comparesItems } = surveySchema(parsed);
  if (away !== undefined && !/^[a-z][\w+.-]*:/i.test(away) && !/"\$?id"\s*:\s*"/.test(text))
    return new Error(`reference ${away} must be canonical`);
  if (away !== undefined) return () => new Unchecked(refersAway(away));
  if (tooMuch) return () => new Unchecked(tooMuch);
  try {
    const validate = compileSchema(parsed, schemaDialect);
    return (value) => {
      const length = choices > 100 || comparesItems ? longestIn(value) : 0;
      const compared = length * Math.max(choices, comparesItems ? length : 0);
      return compared > mostCompared ? new Unchecked(tooManyItems) : validate(value);
    };
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** How many items may be compared with each other, or with the values of an enum. */
const mostCompared = 4_000_000;

const tooManyItems = say(
  'a list with thousands of items is to be compared with as many values.',
  '需要将含数千个元素的列表与同样多的值逐一比较。',
);

/** The length of the longest list or map in data. */
function longestIn(data: unknown): number {
  if (typeof data !== 'object' || data === null) return 0;
  const inner: unknown[] = Object.values(data);
  return inner.reduce<number>((longest, one) => Math.max(longest, longestIn(one)), inner.length);
}

const refersAway = (reference: string): Message =>
  say(
    'it refers to "{reference}", and nothing outside of the chart is read here. Helm reads it wherever the chart is installed, and refuses the chart when it cannot. Copy what it says into the schema.',
    '其中引用了“{reference}”，本工具不读取 Chart 之外的内容。Helm 会在安装 Chart 的环境中读取该引用，读取失败时拒绝安装。请将其内容复制到 schema 中。',
    { reference },
  );

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

const unchecked = (schema: ChartFile, { reason: { text, values } }: Unchecked): ChartProblem => ({
  code: uncheckedSchema,
  message: say(`whether the values fit {schema}: ${text.en}`, `values 是否符合 {schema}：${text['zh-cn']}`, {
    ...values,
    schema: schema.path,
  }),
  file: schema.path,
  span: undefined,
  detail: `${schema.path} was not applied`,
});

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

/** Where the value at a path is stated, or the first scalar inside of it; globals say nothing of one chart. */
function placeOf(values: Value, path: readonly PathPart[]) {
  let current: Value | undefined = values;
  for (const part of path) {
    if (current?.kind === 'dict') current = current.entries.get(String(part));
    else current = current?.kind === 'list' ? current.items[Number(part)] : undefined;
  }
  const origin = path.length === 0 ? firstOf(ownValues(values)) : current && firstOrigin(current);
  return origin?.kind === 'values' ? origin : undefined;
}

const ownValues = (values: Value): readonly Value[] =>
  values.kind === 'dict'
    ? [...values.entries].flatMap(([key, value]) => (key === 'global' ? [] : [value]))
    : [];

function firstOrigin(value: Value): ReturnType<typeof originsOf>[number] | undefined {
  if (value.kind === 'dict') return firstOf(value.entries.values());
  if (value.kind === 'list') return firstOf(value.items);
  return originsOf(sourcesOf(value))[0];
}

function firstOf(values: Iterable<Value>) {
  for (const value of values) {
    const origin = firstOrigin(value);
    if (origin) return origin;
  }
  return undefined;
}
