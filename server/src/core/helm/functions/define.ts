import type { Text } from '../../text/message';
import type { YamlDocument } from '../../yaml/document';
import type { TracedString } from '../evaluate/traced-string';
import { type Dict, type List, nil, typeName, type Value } from '../evaluate/value';
import type { HelmVersion, Profile } from '../profile';

/** What a function needs of the evaluation that calls it. */
export interface CallContext {
  readonly profile: Profile;
  /** `helm lint` lets `required` and `fail` pass. */
  readonly lint: boolean;
  /** The time, in milliseconds since 1970 (UTC). */
  readonly now: () => number;
  /** Counts work or characters that a function is about to make; throws when the limit is passed. Call it BEFORE making anything whose size a template decides. */
  readonly charge: (amount: number) => void;
  /** Parses YAML, once for each text. */
  readonly parseYaml: (text: string) => YamlDocument;
  /** Renders the named template with `data` as its dot. */
  readonly include: (name: TracedString, data: Value) => TracedString;
  /** Renders a string as a template with `data` as its dot. */
  readonly tpl: (template: TracedString, data: Value) => TracedString;
}

/** Why a function refused; `message` is English, in Go's or Sprig's words, without "error calling …" (the evaluator adds it). */
export class FunctionError extends Error {
  override readonly name = 'FunctionError';

  constructor(
    message: string,
    /** Names the kind of failure, for those that somebody looks for (`fail`, `required`). */
    readonly code = 'function-failed',
  ) {
    super(message);
  }
}

/** A parameter's Go type: refuses or converts an argument as text/template does. */
export interface Parameter<T> {
  /** The Go type as error messages name it. */
  readonly type: string;
  /** The argument in the shape that the implementation wants; undefined when Go refuses it. */
  readonly convert: (value: Value) => T | undefined;
  /** What Go passes for no value at all (a pipeline that gave nil), for types that can be nil. */
  readonly whenInvalid?: () => T;
}

/** A parameter of type interface{}: takes everything, nil included. */
export const any: Parameter<Value> = {
  type: 'interface {}',
  convert: (value) => value,
  whenInvalid: () => nil,
};
export const string: Parameter<TracedString> = {
  type: 'string',
  convert: (value) => (value.kind === 'string' ? value : undefined),
};
/** A parameter of type int. Numbers from values.yaml are float64 and are refused, as in Go. */
export const int: Parameter<number> = {
  type: 'int',
  convert: (value) => (value.kind === 'int' && value.type === 'int' ? value.value : undefined),
};
export const int64: Parameter<number> = {
  type: 'int64',
  convert: (value) => (value.kind === 'int' && value.type === 'int64' ? value.value : undefined),
};
export const float64: Parameter<number> = {
  type: 'float64',
  convert: (value) => (value.kind === 'float' ? value.value : undefined),
};
export const bool: Parameter<boolean> = {
  type: 'bool',
  convert: (value) => (value.kind === 'bool' ? value.value : undefined),
};
/** A parameter of type map[string]interface{}; `.Values` is taken too, `.Files` and what `split` gives are not. */
export const dict: Parameter<Dict> = {
  type: 'map[string]interface {}',
  convert: (value) =>
    value.kind === 'dict' && (value.type === undefined || value.type === 'chartutil.Values')
      ? value
      : undefined,
  whenInvalid: () => ({ kind: 'dict', entries: new Map() }),
};
/** A parameter of type []interface{}. Sprig's list functions take interface{} instead and look into it themselves: use {@link any} there. */
export const list: Parameter<List> = {
  type: '[]interface {}',
  convert: (value) => (value.kind === 'list' ? value : undefined),
  whenInvalid: () => ({ kind: 'list', items: [] }),
};

type Arguments<P extends readonly Parameter<unknown>[]> = {
  readonly [K in keyof P]: P[K] extends Parameter<infer T> ? T : never;
};

/** How a template function is declared. The arguments arrive converted; a FunctionError refuses them. */
export interface Declaration<P extends readonly Parameter<unknown>[], R> {
  readonly name: string;
  /** Other names with the same behaviour, such as `mustFirst`. */
  readonly aliases?: readonly string[];
  /** The arguments as documentation shows them, such as `COUNT STRING`. */
  readonly usage: string;
  readonly doc: Text;
  /** The first Helm release that has it; absent when 3.5.4 does. */
  readonly since?: HelmVersion;
  readonly parameters: P;
  /** The type of any number of further arguments. */
  readonly rest?: Parameter<R>;
  /** Whether it goes through its arguments however deep they are: then that is counted beforehand. */
  readonly deep?: true;
  /** Steps that each character of its texts takes, where that is more than looking at it. A step is some 20 ns. */
  readonly effort?: number;
  readonly call: (args: readonly [...Arguments<P>, ...R[]], context: CallContext) => Value;
}

/** A template function in the table. */
export interface TemplateFunction {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly usage: string;
  readonly doc: Text;
  readonly since: HelmVersion | undefined;
  readonly parameters: readonly Parameter<unknown>[];
  readonly rest: Parameter<unknown> | undefined;
  readonly deep: boolean;
  readonly effort: number;
  /** Calls the implementation with arguments that the parameters converted; throws a {@link FunctionError}. */
  readonly apply: (converted: readonly unknown[], context: CallContext) => Value;
  /** Checks and converts the arguments, then applies; throws a {@link FunctionError}. */
  readonly invoke: (args: readonly Value[], context: CallContext) => Value;
}

/** Of a search or a comparison. */
const effortOfLooking = 1 / 8;

/** Declares one template function. */
export function define<const P extends readonly Parameter<unknown>[], R = never>(
  declaration: Declaration<P, R>,
): TemplateFunction {
  const { parameters, rest, call } = declaration;
  const apply = (converted: readonly unknown[], context: CallContext): Value =>
    call(converted as readonly [...Arguments<P>, ...R[]], context);
  return {
    name: declaration.name,
    aliases: declaration.aliases ?? [],
    usage: declaration.usage,
    doc: declaration.doc,
    since: declaration.since,
    parameters,
    rest,
    deep: declaration.deep ?? false,
    effort: declaration.effort ?? (declaration.deep ? 1 : effortOfLooking),
    apply,
    invoke: (args, context) => apply(convertAll(declaration.name, args, parameters, rest), context),
  };
}

function convertAll(
  name: string,
  args: readonly Value[],
  parameters: readonly Parameter<unknown>[],
  rest: Parameter<unknown> | undefined,
): readonly unknown[] {
  if (args.length < parameters.length || (rest === undefined && args.length > parameters.length)) {
    const atLeast = rest === undefined ? '' : 'at least ';
    throw new FunctionError(
      `wrong number of args for ${name}: want ${atLeast}${parameters.length} got ${args.length}`,
    );
  }
  return args.map((argument, index) => {
    const parameter = parameters[index] ?? rest;
    const converted = parameter?.convert(argument);
    if (parameter === undefined || converted === undefined)
      throw new FunctionError(refusal(argument, parameter));
    return converted;
  });
}

function refusal(argument: Value, parameter: Parameter<unknown> | undefined): string {
  const expected = parameter?.type ?? 'nothing';
  return argument.kind === 'nil'
    ? `invalid value; expected ${expected}`
    : `wrong type for value; expected ${expected}; got ${typeName(argument)}`;
}
