import type { YamlEntry, YamlMap, YamlNode, YamlScalar } from '../../yaml/node';
import { itemsOf, resolve } from '../../yaml/path';
import { type ScalarValue, scalarValue } from '../../yaml/scalar';
import { formatFloat } from './format-float';
import type { PathPart } from './origin';
import type { TracedString } from './traced-string';
import { bool, dict, float, list, nil, type Value } from './value';

/** Gives the decoded text of a scalar together with where it comes from. */
export type TraceScalar = (scalar: YamlScalar, path: readonly PathPart[]) => TracedString;

/** How many nodes an expansion of aliases may make, beside those that are written; what lies beyond is nil. */
const mostAliased = 50_000;

interface Reading {
  readonly trace: TraceScalar;
  /** How many aliases the current node is reached through. */
  aliases: number;
  /** How many nodes were reached through aliases. */
  aliased: number;
}

/** What a YAML tree means to Helm: every number a float64, keys as texts, aliases and `<<` expanded, of duplicate keys the last. */
export const valueOfYaml = (node: YamlNode | undefined, trace: TraceScalar): Value =>
  read({ trace, aliases: 0, aliased: 0 }, node, []);

function read(reading: Reading, node: YamlNode | undefined, path: readonly PathPart[]): Value {
  if (node?.kind !== 'alias') return readNode(reading, node, path);
  reading.aliases++;
  const value = readNode(reading, resolve(node), path);
  reading.aliases--;
  return value;
}

function readNode(reading: Reading, target: YamlNode | undefined, path: readonly PathPart[]): Value {
  if (reading.aliases > 0) reading.aliased++;
  if (target === undefined || reading.aliased > mostAliased || path.length > 500) return nil;
  switch (target.kind) {
    case 'scalar':
      return readScalar(reading, target, path);
    case 'sequence':
      return list(target.items.map((item, index) => read(reading, item, [...path, index])));
    case 'map':
      return readMap(reading, target, path);
    default:
      return nil;
  }
}

function readScalar({ trace }: Reading, scalar: YamlScalar, path: readonly PathPart[]): Value {
  const value = scalarValue(scalar);
  if (value === null) return nil;
  const text = trace(scalar, path);
  if (typeof value === 'string') return text;
  return typeof value === 'number' ? float(value, [text]) : bool(value, [text]);
}

function readMap(reading: Reading, map: YamlMap, path: readonly PathPart[]): Value {
  const entries = new Map<string, Value>();
  for (const entry of map.entries) {
    if (isMerge(entry)) merge(reading, entry, path, entries);
    else {
      const name = keyOf(entry);
      // A key that comes again moves to the end, as if the first had not been.
      entries.set(name, read(reading, entry.value, [...path, name]));
    }
  }
  return dict(entries);
}

const isMerge = ({ key, name }: YamlEntry): boolean =>
  name === '<<' && key?.kind === 'scalar' && key.style === 'plain';

/** Go's YAML merges where the `<<` stands: it replaces keys before it, and is replaced by keys behind it. */
function merge(
  reading: Reading,
  { value }: YamlEntry,
  path: readonly PathPart[],
  entries: Map<string, Value>,
): void {
  const sources = resolve(value)?.kind === 'sequence' ? itemsOf(value).toReversed() : [value];
  for (const source of sources) {
    const merged = read(reading, source, path);
    if (merged.kind === 'dict') for (const [name, inner] of merged.entries) entries.set(name, inner);
  }
}

/** A key as JSON has it: `yes` is "true", `0x10` is "16". */
export function keyOf({ key, name }: YamlEntry): string {
  const target = resolve(key);
  if (target?.kind !== 'scalar') return name;
  const value: ScalarValue = scalarValue(target);
  if (typeof value === 'number') return formatFloatKey(value);
  return value === null ? 'null' : String(value);
}

const formatFloatKey = (value: number): string =>
  Number.isInteger(value) ? String(value) : formatFloat(value);
