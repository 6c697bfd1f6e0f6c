import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import type { YamlPath } from '../yaml/path';
import type { ShapeError } from './shape';

/** A shape error of a compiled schema. */
export interface SchemaError extends ShapeError {
  /** Ajv's English message. */
  readonly message: string;
}

/** A compiled schema: the shape errors of a value, none when it fits. */
export type Validator = (value: unknown) => readonly SchemaError[];

/** What JSON Schema leaves to others, where they do not do as JavaScript does. */
export interface SchemaDialect {
  /** Named formats that are checked; all others pass. */
  readonly formats: Readonly<Record<string, RegExp>>;
  /** Compiles the expressions of `pattern`; throws when one is refused. */
  readonly regExp: (pattern: string) => { test(text: string): boolean };
}

/** Compiles a schema that is known only at run time (a chart's values.schema.json). Throws an Error when it is no JSON Schema. */
export function compileSchema(schema: object, dialect?: SchemaDialect): Validator {
  const ajv = compilers.get(dialect) ?? newCompiler(dialect);
  compilers.set(dialect, ajv);
  const validate = ajv.compile(schema);
  // The compiler would keep every schema that it ever saw.
  ajv.removeSchema(schema);
  return (value) => run(validate, value);
}

/** Making one costs as much as compiling a schema of some size, for the schema of schemas. */
const compilers = new Map<SchemaDialect | undefined, Ajv>();

const newCompiler = (dialect: SchemaDialect | undefined): Ajv =>
  new Ajv({
    allErrors: true,
    strict: false,
    logger: false,
    addUsedSchema: false,
    validateFormats: dialect !== undefined,
    formats: dialect?.formats,
    code: {
      optimize: false,
      ...(dialect && { regExp: expressions(dialect) }),
    },
  });

/** Ajv keeps expressions by their text; it writes `code` into standalone validators only, which these never become. */
const expressions = ({ regExp }: SchemaDialect) =>
  Object.assign((pattern: string) => Object.assign(regExp(pattern), { toString: () => pattern }), {
    code: 'undefined',
  });

function run(validate: ValidateFunction, value: unknown): readonly SchemaError[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).map((error) => schemaError(error, value));
}

const schemaError = (error: ErrorObject, value: unknown): SchemaError => ({
  path: readPointer(error.instancePath, value),
  keyword: error.keyword,
  params: error.params,
  message: error.message ?? '',
});

/** A JSON pointer as a path; a step is a list index where the data has a list. */
function readPointer(pointer: string, value: unknown): YamlPath {
  let current = value;
  return pointer
    .split('/')
    .slice(1)
    .map((raw) => {
      const key = raw.replace(/~1/g, '/').replace(/~0/g, '~');
      const step = Array.isArray(current) ? Number(key) : key;
      current = current && typeof current === 'object' ? Reflect.get(current, key) : undefined;
      return step;
    });
}
