import type { Value } from '../evaluate/value';

/** A value as plain JavaScript data, as schemas judge it; objects with methods are null. */
export function plainData(value: Value): unknown {
  switch (value.kind) {
    case 'string':
      return value.text;
    case 'bool':
    case 'int':
    case 'float':
      return value.value;
    case 'bytes':
      return value.text.text;
    case 'list':
      return value.items.map(plainData);
    case 'dict':
      return Object.fromEntries([...value.entries].map(([key, entry]) => [key, plainData(entry)]));
    default:
      return null;
  }
}
