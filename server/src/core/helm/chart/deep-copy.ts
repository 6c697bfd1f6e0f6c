import type { Dict, Value } from '../evaluate/value';

/** A copy that shares no map with the original; scalars are shared. */
export function deepCopy(map: Dict): Dict {
  const entries = new Map<string, Value>();
  for (const [key, value] of map.entries) entries.set(key, copied(value));
  return { kind: 'dict', entries };
}

const copied = (value: Value): Value => {
  if (value.kind === 'dict') return deepCopy(value);
  return value.kind === 'list' && value.items.length > 0
    ? { ...value, items: value.items.map(copied) }
    : value;
};
