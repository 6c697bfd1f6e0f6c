import { FunctionError } from '../functions/define';
import { effortOfWriting, writeYaml } from '../functions/yaml-writer';
import type { Profile } from '../profile';
import { chargeNodes } from './charge-nodes';
import { concat, untraced } from './traced-string';
import { type Dict, dict, type Method, type Value } from './value';

/** The method of Helm's own map type: `.Values.AsMap`, `.Values.YAML`… Undefined for other maps and names; a key of the same name stands behind it. */
export function valuesMethod(map: Dict, name: string, profile: Profile): Method | undefined {
  return map.type === 'chartutil.Values' ? methods.get(name)?.(map, profile) : undefined;
}

type MethodOf = (map: Dict, profile: Profile) => Method;

const methods: ReadonlyMap<string, MethodOf> = new Map<string, MethodOf>([
  ['AsMap', (map) => ({ arity: 0, call: () => plain(map) })],
  [
    'YAML',
    (map, { foldsYaml: folds }) => ({
      arity: 0,
      call: (_, charge) => {
        chargeNodes(map, charge, effortOfWriting);
        return concat([writeYaml(map, { indentLists: false, folds, throughJson: true }), untraced('\n')]);
      },
    }),
  ],
  ['Table', (map) => ({ arity: 1, call: ([path]) => tableAt(map, keysOf(path)) })],
  ['PathValue', (map) => ({ arity: 1, call: ([path]) => valueAt(map, keysOf(path)) })],
]);

/** The same map, so that `set` on it changes the values. */
const plain = ({ entries }: Dict): Dict => (entries.size === 0 ? dict() : { kind: 'dict', entries: entries });

function keysOf(path: Value | undefined): readonly string[] {
  if (path?.kind !== 'string') throw new FunctionError('wrong type for value; expected string');
  return path.text.split('.');
}

function tableAt(map: Dict, keys: readonly string[]): Dict {
  let table = map;
  for (const key of keys) {
    const below = table.entries.get(key);
    if (below?.kind !== 'dict') throw new FunctionError(`${JSON.stringify(key)} is not a table`);
    table = below;
  }
  return { kind: 'dict', entries: table.entries, type: 'chartutil.Values' };
}

/** The value at a path of keys; maps are no values here. */
function valueAt(map: Dict, keys: readonly string[]): Value {
  const last = keys.at(-1) ?? '';
  if (keys.length === 1 && last === '') throw new FunctionError('YAML path cannot be empty');
  const value = tableBefore(map, keys)?.entries.get(last);
  if (value === undefined || value.kind === 'dict')
    throw new FunctionError(`${JSON.stringify(last)} is not a value`);
  return value;
}

function tableBefore(map: Dict, keys: readonly string[]): Dict | undefined {
  let table: Dict = map;
  for (const key of keys.slice(0, -1)) {
    const below = table.entries.get(key);
    if (below?.kind !== 'dict') return undefined;
    table = below;
  }
  return table;
}
