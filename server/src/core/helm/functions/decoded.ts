import { untraced } from '../evaluate/traced-string';
import { type Dict, dict, type List, list, type Value } from '../evaluate/value';
import { FunctionError } from './define';

/** What `fromJson` and `fromYaml` give for what a text says: a map, with the error in it if there is one. `prefix` stands before an error about the shape. */
export function decodedMap(value: Value | FunctionError, prefix = ''): Dict {
  if (value instanceof FunctionError) return dict([['Error', untraced(value.message)]]);
  if (value.kind === 'dict') return value;
  return value.kind === 'nil'
    ? dict()
    : dict([['Error', untraced(prefix + wrongShape(value, 'map[string]interface {}'))]]);
}

/** What `fromJsonArray` and `fromYamlArray` give: a list, of the error if there is one. */
export function decodedList(value: Value | FunctionError, prefix = ''): List {
  if (value instanceof FunctionError) return list([untraced(value.message)]);
  if (value.kind === 'list') return value;
  return list(value.kind === 'nil' ? [] : [untraced(prefix + wrongShape(value, '[]interface {}'))]);
}

/** What Go's JSON says when a text says something else than what it is to become. */
function wrongShape(value: Value, wanted: string): string {
  const names: Partial<Record<Value['kind'], string>> = { dict: 'object', list: 'array', float: 'number' };
  return `json: cannot unmarshal ${names[value.kind] ?? value.kind} into Go value of type ${wanted}`;
}
