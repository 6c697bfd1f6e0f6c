/** An exact decimal number, `digits × 10^-scale`: Sprig's float functions add 0.1 and 0.2 to 0.3. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

/** The decimal that a float64 is printed as; undefined for NaN and the infinities. */
export function decimalOf(number: number): Decimal | undefined {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([-+]\d+))?$/.exec(String(number));
  if (!match) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const scale = fraction.length - Number(exponent);
  const digits = BigInt(`${sign}${whole}${fraction}`);
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}

/** The float64 nearest to a decimal. */
export const toNumber = ({ digits, scale }: Decimal): number => Number(`${digits}e-${scale}`);

export function add(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { digits: shift(a, scale) + shift(b, scale), scale };
}

export const subtract = (a: Decimal, b: Decimal): Decimal => add(a, { digits: -b.digits, scale: b.scale });

export const multiply = (a: Decimal, b: Decimal): Decimal => ({
  digits: a.digits * b.digits,
  scale: a.scale + b.scale,
});

const divisionScale = 16;

/** The quotient rounded to 16 digits behind the point, halves away from zero; undefined when `b` is zero. */
export function divide(a: Decimal, b: Decimal): Decimal | undefined {
  if (b.digits === 0n) return undefined;
  const shiftBy = divisionScale + b.scale - a.scale;
  const numerator = shiftBy >= 0 ? a.digits * 10n ** BigInt(shiftBy) : a.digits;
  const denominator = shiftBy >= 0 ? b.digits : b.digits * 10n ** BigInt(-shiftBy);
  const quotient = numerator / denominator;
  const remainder = numerator % denominator;
  const roundUp = 2n * magnitude(remainder) >= magnitude(denominator);
  const away = numerator < 0n === denominator < 0n ? 1n : -1n;
  return { digits: roundUp ? quotient + away : quotient, scale: divisionScale };
}

const shift = ({ digits, scale }: Decimal, to: number): bigint => digits * 10n ** BigInt(to - scale);
const magnitude = (number: bigint): bigint => (number < 0n ? -number : number);
