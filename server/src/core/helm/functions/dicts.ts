import { text } from '../../text/message';
import { emptyString, type TracedString, untraced } from '../evaluate/traced-string';
import { bool, type Dict, dict, list, sortedKeys, typeName, type Value } from '../evaluate/value';
import {
  any,
  type CallContext,
  define,
  dict as dictParameter,
  FunctionError,
  type Parameter,
  string,
} from './define';
import { mergeMissing, mergeOverwriting } from './merge';
import { printed } from './printed';

/** Functions on maps (Sprig `dict.go`). Those that say so change the map that they are given. */
export const dictFunctions = [
  define({
    name: 'dict',
    usage: '[KEY VALUE]…',
    doc: text(
      'A map of the keys and values; a last key without value gets "".',
      '由键值对组成的字典；最后一个键缺少值时为 ""。',
    ),
    parameters: [],
    rest: any,
    call: (args: readonly Value[]) => dictOf(args),
  }),
  define({
    name: 'get',
    usage: 'MAP KEY',
    doc: text('The value of a key; "" when there is none.', '键的值；没有该键时为 ""。'),
    parameters: [mapOrNil(), string],
    call: ([map, key]) => map?.entries.get(key.text) ?? emptyString,
  }),
  define({
    name: 'set',
    usage: 'MAP KEY VALUE',
    doc: text('Sets a key in the map itself, and gives the map.', '在原字典中设置键的值，并返回该字典。'),
    parameters: [mapOrNil(), string, any],
    call: ([map, key, value], context) => {
      if (map === null) throw new FunctionError('assignment to entry in nil map');
      context.charge(costOfEntry);
      map.entries.set(key.text, value);
      return plain(map);
    },
  }),
  define({
    name: 'unset',
    usage: 'MAP KEY',
    doc: text('Removes a key from the map itself, and gives the map.', '从原字典中删除键，并返回该字典。'),
    parameters: [mapOrNil(), string],
    call: ([map, key]) => {
      map?.entries.delete(key.text);
      return plain(map);
    },
  }),
  define({
    name: 'hasKey',
    usage: 'MAP KEY',
    doc: text('Whether the map has the key, whatever its value.', '字典中是否有该键（不论其值）。'),
    parameters: [mapOrNil(), string],
    call: ([map, key]) => bool(map?.entries.has(key.text) === true),
  }),
  define({
    name: 'pluck',
    usage: 'KEY MAP…',
    doc: text('The values of a key in several maps.', '取出多个字典中同一个键的值。'),
    parameters: [string],
    rest: mapOrNil(),
    call: ([key, ...maps]) =>
      list(maps.map((map) => map?.entries.get(key.text)).filter((value) => value !== undefined)),
  }),
  define({
    name: 'keys',
    usage: 'MAP…',
    doc: text(
      'The keys of maps; Go gives them in no order, here they are sorted.',
      '字典的键；Go 中无序，此处按字母排序。',
    ),
    parameters: [],
    rest: mapOrNil(),
    call: (maps, context) => {
      for (const map of maps) context.charge(costOfEntry * (map?.entries.size ?? 0));
      return list(maps.flatMap(keysOf).map(untraced), '[]string');
    },
  }),
  define({
    name: 'values',
    usage: 'MAP',
    doc: text('The values of a map, in the order of its keys.', '字典的值，按键排序。'),
    parameters: [mapOrNil()],
    call: ([map], context) => {
      context.charge(costOfEntry * (map?.entries.size ?? 0));
      return list(keysOf(map).map((key) => map?.entries.get(key) ?? emptyString));
    },
  }),
  define({
    name: 'pick',
    usage: 'MAP KEY…',
    doc: text('A new map with these keys only.', '只含这些键的新字典。'),
    parameters: [mapOrNil()],
    rest: string,
    call: ([map, ...wanted], context) => chosen(map, wanted, true, context),
  }),
  define({
    name: 'omit',
    usage: 'MAP KEY…',
    doc: text('A new map without these keys.', '去掉这些键后的新字典。'),
    parameters: [mapOrNil()],
    rest: string,
    call: ([map, ...unwanted], context) => chosen(map, unwanted, false, context),
  }),
  define({
    name: 'merge',
    deep: true,
    aliases: ['mustMerge'],
    usage: 'TARGET SOURCE…',
    doc: text(
      'Fills what TARGET lacks from the sources; changes TARGET.',
      '用各来源补全 TARGET 中缺少的键；会修改 TARGET。',
    ),
    parameters: [mapOrNil()],
    rest: mapOrNil(),
    call: ([target, ...sources], context) => merged(target, sources, context, mergeMissing),
  }),
  define({
    name: 'mergeOverwrite',
    deep: true,
    aliases: ['mustMergeOverwrite'],
    usage: 'TARGET SOURCE…',
    doc: text('Writes the sources over TARGET; changes TARGET.', '用各来源覆盖 TARGET；会修改 TARGET。'),
    parameters: [mapOrNil()],
    rest: mapOrNil(),
    call: ([target, ...sources], context) => merged(target, sources, context, mergeOverwriting),
  }),
  define({
    name: 'deepCopy',
    deep: true,
    aliases: ['mustDeepCopy'],
    usage: 'VALUE',
    doc: text('A copy that shares no map with the original.', '深拷贝：与原值不共享任何字典。'),
    parameters: [any],
    call: ([value], context) => {
      if (value.kind === 'nil') throw new FunctionError('reflect: call of reflect.Value.Type on zero Value');
      return copyOf(value, context);
    },
  }),
  define({
    name: 'dig',
    usage: 'KEY… DEFAULT MAP',
    doc: text('The value behind several keys, or DEFAULT.', '沿多个键取值；不存在时为 DEFAULT。'),
    parameters: [],
    rest: any,
    call: (args: readonly Value[]) => dig(args),
  }),
];

/** A copy of a value in which every map is new; scalars keep their origins. */
export function copyOf(value: Value, context: CallContext): Value {
  context.charge(10);
  if (value.kind === 'list') return { ...value, items: value.items.map((item) => copyOf(item, context)) };
  if (value.kind !== 'dict') return value;
  const copy = dict([], value.type);
  for (const [key, entry] of value.entries) copy.entries.set(key, copyOf(entry, context));
  return copy;
}

/** A parameter of type map[string]interface{}; no value at all is a nil map, which has no entries. */
function mapOrNil(): Parameter<Dict | null> {
  return { type: 'map[string]interface {}', convert: dictParameter.convert, whenInvalid: () => null };
}

/** The same entries as an ordinary map: `.Values` loses its type when a function gives it back. */
function plain(map: Dict | null): Dict {
  if (map === null) return dict();
  return map.type === undefined ? map : { kind: 'dict', entries: map.entries };
}

/** Steps for an entry of a map, which is sorted or written. */
const costOfEntry = 60;

function dictOf(args: readonly Value[]): Dict {
  const result = dict();
  for (let index = 0; index < args.length; index += 2) {
    const key = args[index];
    if (key) result.entries.set(printed(key).text, args[index + 1] ?? emptyString);
  }
  return result;
}

const keysOf = (map: Dict | null): readonly string[] => (map === null ? [] : sortedKeys(map));

/** The entries whose keys are among some, or are not. */
function chosen(
  map: Dict | null,
  among: readonly TracedString[],
  keeps: boolean,
  { charge }: CallContext,
): Dict {
  charge(costOfEntry * (map?.entries.size ?? 0));
  const keys = new Set(among.map(({ text }) => text));
  return dict([...(map?.entries ?? [])].filter(([key]) => keys.has(key) === keeps));
}

function merged(
  target: Dict | null,
  sources: readonly (Dict | null)[],
  context: CallContext,
  merge: (target: Dict, source: Dict, helm: CallContext['profile']['helmVersion']) => void,
): Dict {
  const result = plain(target);
  for (const source of sources) {
    if (source === null) continue;
    context.charge(costOfEntry * source.entries.size);
    merge(result, source, context.profile.helmVersion);
  }
  return result;
}

function dig(args: readonly Value[]): Value {
  const keys = args.slice(0, -2);
  const [otherwise, map] = args.slice(-2);
  if (!otherwise || !map || keys.length === 0) throw new FunctionError('dig needs at least three arguments');
  let current: Value = plainMap(map);
  for (const key of keys.map(plainKey)) {
    const next: Value | undefined = plainMap(current).entries.get(key);
    if (next === undefined) return otherwise;
    current = next;
  }
  return current;
}

function plainMap(value: Value): Dict {
  if (value.kind === 'dict' && value.type === undefined) return value;
  throw notA('map[string]interface {}', value);
}

function plainKey(value: Value): string {
  if (value.kind === 'string') return value.text;
  throw notA('string', value);
}

function notA(expected: string, value: Value): FunctionError {
  const actual = value.kind === 'nil' ? 'nil' : typeName(value);
  return new FunctionError(`interface conversion: interface {} is ${actual}, not ${expected}`);
}
