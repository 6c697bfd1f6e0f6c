/** A float64 as Go prints it with `%v` (and YAML writes it): as few digits as read back to it, an exponent from 1e6 on and below 1e-4. */
export function formatFloat(value: number): string {
  const special = formatSpecial(value);
  if (special !== undefined) return special;
  const { exponent, mantissa } = scientific(value);
  return exponent < -4 || exponent >= 6 ? `${mantissa}e${formatExponent(exponent)}` : plainDecimal(value);
}

/** A float64 as Go writes it in JSON: an exponent from 1e21 on and below 1e-6. Undefined for NaN and the infinities, which JSON lacks. */
export function formatJsonNumber(value: number): string | undefined {
  if (!Number.isFinite(value)) return undefined;
  const { exponent, mantissa } = scientific(value);
  if (value === 0 || (exponent >= -6 && exponent < 21)) return plainDecimal(value);
  return `${mantissa}e${exponent < 0 ? '-' : '+'}${Math.abs(exponent)}`;
}

function formatSpecial(value: number): string | undefined {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
  return Object.is(value, -0) ? '-0' : undefined;
}

function scientific(value: number): { readonly mantissa: string; readonly exponent: number } {
  const [mantissa = '', exponent = '0'] = value.toExponential().split('e');
  return { mantissa, exponent: Number(exponent) };
}

/** At least two digits, always with a sign. */
export const formatExponent = (exponent: number): string =>
  `${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;

/** All digits without an exponent, for magnitudes from 1e-7 up to 1e21. */
function plainDecimal(value: number): string {
  const text = Object.is(value, -0) ? '-0' : String(value);
  if (!text.includes('e')) return text;
  const { mantissa, exponent } = scientific(Math.abs(value));
  const digits = mantissa.replace('.', '');
  return `${value < 0 ? '-' : ''}0.${'0'.repeat(-exponent - 1)}${digits}`;
}
