const escapes: ReadonlyMap<string, string> = new Map([
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
  ['\\', '\\'],
]);

const escapePattern = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{3})|(.))/gsu;

/** What a Go string constant (quotes included) says; undefined for one that Go's strconv.Unquote refuses. */
export function unquote(quoted: string): string | undefined {
  const quote = quoted[0];
  const inner = quoted.slice(1, -1);
  if (quote === '`') return inner.replace(/\r/g, '');
  if (!inner.includes('\\')) return inner;
  let valid = true;
  const text = inner.replace(escapePattern, (_, hex, short, long, octal, other) => {
    const digits: string | undefined = hex ?? short ?? long;
    if (digits !== undefined || octal !== undefined) {
      const code = digits !== undefined ? Number.parseInt(digits, 16) : Number.parseInt(octal, 8);
      if (code <= 0x10ffff && !(octal !== undefined && code > 255)) return String.fromCodePoint(code);
      valid = false;
      return '';
    }
    const replacement = other === quote ? quote : escapes.get(other);
    if (replacement === undefined) valid = false;
    return replacement ?? '';
  });
  return valid ? text : undefined;
}

/** A number constant; `integer` says that it is written as one. */
export interface NumberLiteral {
  readonly value: number;
  readonly integer: boolean;
}

/** The value of a number or character constant; undefined for one that Go refuses. Imaginary numbers are refused. */
export function numberOf(text: string): NumberLiteral | undefined {
  if (/^[1-9]\d{0,14}$|^0$/.test(text)) return { value: Number(text), integer: true };
  if (text.startsWith("'")) return characterOf(text);
  const plain = text.replace(/(?<=[\da-fA-FxXoObB])_(?=[\da-fA-F])/g, '');
  const [, sign, digits = ''] = /^([+-]?)(.*)$/.exec(plain) ?? [];
  const value = integerOf(digits);
  if (value !== undefined) {
    return value < 2 ** 64 ? { value: sign === '-' ? -value : value, integer: true } : undefined;
  }
  // What looks like an integer and is none (`09`) is refused.
  if (!/^(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(digits) || !/[.eE]/.test(digits)) return undefined;
  return Number.isFinite(Number(plain)) ? { value: Number(plain), integer: false } : undefined;
}

function integerOf(digits: string): number | undefined {
  if (/^0[xX][\da-fA-F]+$|^0[bB][01]+$|^0[oO][0-7]+$/.test(digits)) return Number(digits.toLowerCase());
  if (/^0[0-7]*$/.test(digits)) return Number.parseInt(digits, 8);
  return /^[1-9]\d*$/.test(digits) ? Number(digits) : undefined;
}

function characterOf(quoted: string): NumberLiteral | undefined {
  const text = unquote(quoted);
  const code = text?.codePointAt(0);
  return code === undefined || [...(text ?? '')].length !== 1 ? undefined : { value: code, integer: true };
}
