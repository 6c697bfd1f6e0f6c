import { formatExponent, formatFloat } from '../evaluate/format-float';

/** What of a directive concerns the digits of a number. */
export interface NumberFormat {
  readonly verb: string;
  readonly plus: boolean;
  readonly sharp: boolean;
  readonly space: boolean;
  readonly precision: number | undefined;
}

const bases: ReadonlyMap<string, readonly [number, string]> = new Map([
  ['b', [2, '0b']],
  ['o', [8, '0']],
  ['O', [8, '0o']],
  ['x', [16, '0x']],
  ['X', [16, '0X']],
  ['d', [10, '']],
  ['v', [10, '']],
]);

/** A whole number as a verb shows it; undefined if the verb is not for whole numbers. */
export function formatIntVerb(value: number, format: NumberFormat): string | undefined {
  const { verb, sharp, precision } = format;
  if (verb === 'c') return value >= 0 && value <= 0x10ffff ? String.fromCodePoint(value) : '\ufffd';
  if (verb === 'q') return `'${String.fromCodePoint(Math.max(0, Math.min(value, 0x10ffff)))}'`;
  if (verb === 'U') return `U+${value.toString(16).toUpperCase().padStart(4, '0')}`;
  const [base, prefix] = bases.get(verb) ?? [];
  if (base === undefined) return undefined;
  const digits = Math.abs(value)
    .toString(base)
    .padStart(precision ?? 1, '0');
  const shown = (sharp || verb === 'O' ? prefix : '') + (verb === 'X' ? digits.toUpperCase() : digits);
  return sign(value < 0, format) + shown;
}

/** A float as a verb shows it; undefined if the verb is not for floats. */
export function formatFloatVerb(value: number, format: NumberFormat): string | undefined {
  const { verb, precision } = format;
  const magnitude = Math.abs(value);
  const before = sign(value < 0 || Object.is(value, -0), format);
  if (!'vgGfFeE'.includes(verb)) return undefined;
  if (!Number.isFinite(value)) return formatFloat(value);
  switch (verb.toLowerCase()) {
    case 'f':
      return before + fixed(magnitude, precision ?? 6);
    case 'e':
      return before + inCase(exponential(magnitude.toExponential(Math.min(precision ?? 6, 100))), verb);
    default:
      return (
        before +
        inCase(precision === undefined ? formatFloat(magnitude) : general(magnitude, precision), verb)
      );
  }
}

const sign = (negative: boolean, { plus, space }: NumberFormat): string =>
  negative ? '-' : plus ? '+' : space ? ' ' : '';

const inCase = (shown: string, verb: string): string =>
  verb === verb.toUpperCase() ? shown.toUpperCase() : shown;

/** Digits behind the point without an exponent, however large the number is. */
function fixed(value: number, precision: number): string {
  if (value < 1e21) return value.toFixed(Math.min(precision, 100));
  return BigInt(value).toString() + (precision > 0 ? `.${'0'.repeat(precision)}` : '');
}

function exponential(shown: string): string {
  const [mantissa = '', exponent = '0'] = shown.split('e');
  return `${mantissa}e${formatExponent(Number(exponent))}`;
}

/** `%.3g`: so many digits in all, no zeros at the end. */
function general(value: number, precision: number): string {
  const digits = Math.max(1, Math.min(precision, 100));
  const [mantissa = '', exponent = '0'] = value.toExponential(digits - 1).split('e');
  if (Number(exponent) < -4 || Number(exponent) >= digits) {
    return exponential(`${withoutZeros(mantissa)}e${exponent}`);
  }
  return withoutZeros(value.toFixed(Math.max(0, digits - 1 - Number(exponent))));
}

const withoutZeros = (shown: string): string => (shown.includes('.') ? shown.replace(/\.?0+$/, '') : shown);
