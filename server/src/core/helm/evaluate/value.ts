import { emptyString, type Source, type TracedString } from './traced-string';

/** Go's nil, also the value of a missing key. (The "invalid" value of text/template is `undefined` in the evaluator and never reaches a function.) */
export interface Nil {
  readonly kind: 'nil';
}

export interface Bool {
  readonly kind: 'bool';
  readonly value: boolean;
  readonly from: readonly Source[];
}

/** Go's integer types that templates meet. Numbers beyond 2^53 lose digits. */
export type IntType = 'int' | 'int64' | 'uint8' | 'uint32' | 'uint64';

/** A whole number: a constant in a template, or the result of `int`, `add`, `len`… Numbers from YAML are {@link Float}. */
export interface Int {
  readonly kind: 'int';
  readonly value: number;
  readonly type: IntType;
  readonly from: readonly Source[];
}

/** A float64, the type of every number in values.yaml. */
export interface Float {
  readonly kind: 'float';
  readonly value: number;
  readonly from: readonly Source[];
}

/** A []byte, what `.Files.GetBytes` gives; the text is its UTF-8 reading. */
export interface Bytes {
  readonly kind: 'bytes';
  readonly text: TracedString;
}

/** A slice. Functions never change one in place; they make a new one. */
export interface List {
  readonly kind: 'list';
  readonly items: readonly Value[];
  /** The Go type, `[]interface {}` unless stated. */
  readonly type?: string;
  /** A nil slice: empty for all but `toYaml` and `toJson`, which write null. */
  readonly isNil?: true;
}

/** A map with string keys. `set`, `unset`, `merge`… change it in place, as in Go; iterate with {@link sortedKeys}. */
export interface Dict {
  readonly kind: 'dict';
  readonly entries: Map<string, Value>;
  /** The Go type, `map[string]interface {}` unless stated. */
  readonly type?: string;
}

/** A method of a {@link GoObject}; throws a FunctionError. `arity` is the number of arguments it must be given; `charge` counts work. */
export interface Method {
  readonly arity: number;
  readonly call: (args: readonly Value[], charge: (amount: number) => void) => Value;
}

/** A struct, or a map or slice with methods: `.Files`, `.Capabilities`, `.Chart`, a time, a semantic version. */
export interface GoObject {
  readonly kind: 'object';
  /** The Go type, such as `*chartutil.Capabilities`. */
  readonly type: string;
  readonly fields: ReadonlyMap<string, Value>;
  readonly methods: ReadonlyMap<string, Method>;
  /** What `toYaml` and `toJson` write, where that is not the fields. */
  readonly encoded?: ReadonlyMap<string, Value>;
  /** What `range`, `index`, `len` and printing see, for a map or slice that has methods. */
  readonly underlying?: List | Dict;
  /** What `print` and `toString` give, for types with a String method. */
  readonly text?: TracedString;
  /** What `toYaml` and `toJson` write in its place. */
  readonly encodedText?: TracedString;
  /** What an action writes, where only a pointer to the type has the String method. */
  readonly written?: TracedString;
  /** What the functions that know this type work on (a Date, a parsed version); opaque to all others. */
  readonly content?: unknown;
}

/** Everything that a template can hold in its hands. */
export type Value = Nil | Bool | Int | Float | TracedString | Bytes | List | Dict | GoObject;

const nothing: readonly Source[] = [];

export const nil: Nil = { kind: 'nil' };
const yes: Bool = { kind: 'bool', value: true, from: nothing };
const no: Bool = { kind: 'bool', value: false, from: nothing };

export function bool(value: boolean, from: readonly Source[] = nothing): Bool {
  if (from.length > 0) return { kind: 'bool', value, from };
  return value ? yes : no;
}

export const int = (value: number, from: readonly Source[] = nothing, type: IntType = 'int'): Int => ({
  kind: 'int',
  value,
  type,
  from,
});

export const float = (value: number, from: readonly Source[] = nothing): Float => ({
  kind: 'float',
  value,
  from,
});

export const list = (items: readonly Value[], type?: string): List =>
  type === undefined ? { kind: 'list', items } : { kind: 'list', items, type };

/** What Go's `append` makes of no slice and these items: with none of them a nil slice. */
export const appended = (items: readonly Value[], type?: string): List =>
  items.length === 0 ? { ...list(items, type), isNil: true } : list(items, type);

export const dict = (entries: Iterable<readonly [string, Value]> = [], type?: string): Dict =>
  type === undefined
    ? { kind: 'dict', entries: new Map(entries) }
    : { kind: 'dict', entries: new Map(entries), type };

/** What Go finds under a key that a map does not have: nil, or the zero value of a typed map's elements. */
export function missingValue({ type }: Dict): Value {
  if (type === 'map[string]string') return emptyString;
  return type === 'engine.files' ? { kind: 'bytes', text: emptyString } : nil;
}

/** The keys of a map in the order in which Go ranges over and prints them. */
export const sortedKeys = (map: Dict): readonly string[] => [...map.entries.keys()].sort(byCodeUnits);

const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What a scalar was made from, to be handed to {@link computed} or to a new scalar; nothing for maps, lists and objects. */
export function sourcesOf(value: Value): readonly Source[] {
  switch (value.kind) {
    case 'string':
      return [value];
    case 'bytes':
      return [value.text];
    case 'bool':
    case 'int':
    case 'float':
      return value.from;
    default:
      return nothing;
  }
}

/** The Go type of a value as error messages, `typeOf` and `%T` name it. */
export function typeName(value: Value): string {
  switch (value.kind) {
    case 'nil':
      return '<nil>';
    case 'int':
      return value.type;
    case 'float':
      return 'float64';
    case 'bytes':
      return '[]uint8';
    case 'list':
      return value.type ?? '[]interface {}';
    case 'dict':
      return value.type ?? 'map[string]interface {}';
    case 'object':
      return value.type;
    default:
      return value.kind;
  }
}

/** Truth as `if`, `and`, `default` and `empty` see it: zero, "", nil and empty maps and lists are false. */
export function isTrue(value: Value): boolean {
  switch (value.kind) {
    case 'nil':
      return false;
    case 'bool':
      return value.value;
    case 'int':
    case 'float':
      return value.value !== 0;
    case 'string':
      return value.text !== '';
    case 'bytes':
      return value.text.text !== '';
    case 'list':
      return value.items.length > 0;
    case 'dict':
      return value.entries.size > 0;
    case 'object':
      return value.underlying === undefined || isTrue(value.underlying);
  }
}
