import type { YamlNode, YamlScalar } from './node';
import { resolve } from './path';

/** A scalar's typed value; integers beyond 2^53 and special floats are kept as numbers with JavaScript's precision. */
export type ScalarValue = string | number | boolean | null;

/**
 * What a scalar means to the platform's side: Go's yaml (YAML 1.1 booleans and octals, no timestamps, no base 60),
 * as Helm and Kubernetes read it. Quoted and block scalars are strings; an explicit tag decides.
 */
export function scalarValue(scalar: YamlScalar): ScalarValue {
  if (scalar.tag?.endsWith(':str') || scalar.tag === '!') return scalar.text;
  if (scalar.style !== 'plain' && scalar.tag === undefined) return scalar.text;
  return plainValue(scalar.text);
}

/** What an unquoted scalar text means. */
export function plainValue(text: string): ScalarValue {
  if (words.has(text)) return words.get(text) ?? null;
  if (!/^[-+.\d]/.test(text)) return text;
  return integerValue(text) ?? floatValue(text) ?? text;
}

/** Whether a node is a scalar that is read as a string. */
export function isString(node: YamlNode | undefined): node is YamlNode {
  const target = resolve(node);
  return target?.kind === 'scalar' && typeof scalarValue(target) === 'string';
}

const words: ReadonlyMap<string, ScalarValue> = new Map<string, ScalarValue>([
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'on', 'On', 'ON', 'true', 'True', 'TRUE'].map(
    (word) => [word, true] as const,
  ),
  ...['n', 'N', 'no', 'No', 'NO', 'off', 'Off', 'OFF', 'false', 'False', 'FALSE'].map(
    (word) => [word, false] as const,
  ),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map(
    (word) => [word, Number.POSITIVE_INFINITY] as const,
  ),
  ...['-.inf', '-.Inf', '-.INF'].map((word) => [word, Number.NEGATIVE_INFINITY] as const),
  ...['.nan', '.NaN', '.NAN'].map((word) => [word, Number.NaN] as const),
]);

function integerValue(text: string): number | undefined {
  const plain = text.replace(/_/g, '');
  const [, sign, digits = ''] = /^([-+]?)(0b[01]+|0x[\da-fA-F]+|0o?[0-7]+|\d+)$/.exec(plain) ?? [];
  if (digits === '') return undefined;
  const octal = /^0o?([0-7]+)$/.exec(digits)?.[1];
  const value = octal === undefined || digits === '0' ? Number(digits) : Number.parseInt(octal, 8);
  return sign === '-' ? 0 - value : value;
}

function floatValue(text: string): number | undefined {
  return /^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/.test(text) ? Number(text) : undefined;
}
