import type { PathPart, ValuesOrigin } from '../evaluate/origin';
import { TracedString } from '../evaluate/traced-string';
import { type Dict, dict, type Value } from '../evaluate/value';

/** A subchart's map as it appears in the parent at a dotted path (`.` for the top); its scalars can be replaced there. */
export function importValues(source: Dict, parent: string): Dict {
  const path = parent === '.' ? [] : parent.split('.');
  const moved = movedTo(source, path);
  return path.reduceRight((inner, key) => dict([[key, inner]]), moved);
}

function movedTo(map: Dict, path: readonly PathPart[]): Dict {
  return dict([...map.entries].map(([key, value]) => [key, movedValue(value, [...path, key])] as const));
}

function movedValue(value: Value, path: readonly PathPart[]): Value {
  switch (value.kind) {
    case 'dict':
      return movedTo(value, path);
    case 'list':
      return { ...value, items: value.items.map((item, index) => movedValue(item, [...path, index])) };
    case 'string':
      return movedText(value, path);
    case 'bool':
    case 'int':
    case 'float':
      return {
        ...value,
        from: value.from.map((source) => (source instanceof TracedString ? movedText(source, path) : source)),
      };
    default:
      return value;
  }
}

function movedText(text: TracedString, path: readonly PathPart[]): TracedString {
  const [piece, ...others] = text.trace();
  const [origin] = piece?.from ?? [];
  if (!piece || others.length > 0 || !isValuesOrigin(origin)) return text;
  return new TracedString(text.text, [{ ...piece, from: [{ ...origin, rootPath: path }] }]);
}

const isValuesOrigin = (source: unknown): source is ValuesOrigin =>
  typeof source === 'object' && source !== null && 'kind' in source && source.kind === 'values';
