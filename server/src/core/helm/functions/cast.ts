import type { Source } from '../evaluate/traced-string';
import { sourcesOf, type Value } from '../evaluate/value';

/** A value as int64, as Sprig converts it: texts in Go's integer notations, truth as 1, everything else as 0. */
export function toInt64(value: Value): number {
  switch (value.kind) {
    case 'int':
      return value.value;
    case 'float':
      return truncate(value.value);
    case 'bool':
      return value.value ? 1 : 0;
    case 'string':
      return parseInteger(value.text) ?? 0;
    default:
      return 0;
  }
}

/** A value as float64, as Sprig converts it; what is no number is 0. */
export function toFloat64(value: Value): number {
  switch (value.kind) {
    case 'int':
    case 'float':
      return value.value;
    case 'bool':
      return value.value ? 1 : 0;
    case 'string':
      return parseFloat64(value.text) ?? 0;
    default:
      return 0;
  }
}

/** Every origin of the scalars among the arguments. */
export const originsOfAll = (values: readonly Value[]): readonly Source[] => values.flatMap(sourcesOf);

const lowest = -(2 ** 63);

/** What Go makes of a float64 that is turned into an int64: towards zero; the lowest number when it does not fit. */
export function truncate(number: number): number {
  const whole = Math.trunc(number);
  return whole >= lowest && whole < -lowest ? whole + 0 : lowest;
}

/** Go's `strconv.ParseInt(text, 0, 64)`: `12`, `0x1F`, `0b11`, `0o17`, `017`, `1_000`. */
export function parseInteger(text: string): number | undefined {
  const match =
    /^([-+]?)(0[xX]_?[\da-fA-F]+(?:_[\da-fA-F]+)*|0[bB]_?[01]+(?:_[01]+)*|0[oO]?_?[0-7]+(?:_[0-7]+)*|0|[1-9]\d*(?:_\d+)*)$/.exec(
      text,
    );
  if (!match) return undefined;
  const [, sign, digits = ''] = match;
  const plain = digits.replaceAll('_', '').toLowerCase();
  const magnitude = /^0[0-7]/.test(plain) ? Number.parseInt(plain, 8) : Number(plain);
  const exact = BigInt(/^0[0-7]/.test(plain) ? `0o${plain}` : plain);
  if (exact > (sign === '-' ? 2n ** 63n : 2n ** 63n - 1n)) return undefined;
  return sign === '-' ? 0 - magnitude : magnitude;
}

/** Go's `strconv.ParseFloat(text, 64)`: undefined when it is none or too large. */
export function parseFloat64(text: string): number | undefined {
  const plain = text.replace(/(?<=\d)_(?=\d)/g, '');
  if (/^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(plain)) {
    const number = Number(plain);
    return Number.isFinite(number) ? number : undefined;
  }
  if (/^[-+]?nan$/i.test(text)) return /^nan$/i.test(text) ? Number.NaN : undefined;
  if (!/^[-+]?inf(?:inity)?$/i.test(text)) return undefined;
  return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}
