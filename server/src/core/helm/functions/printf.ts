import { formatValue } from '../evaluate/format-value';
import { concat, slice, type TracedString, untraced } from '../evaluate/traced-string';
import { typeName, type Value } from '../evaluate/value';
import { type Directive, formatDirective } from './format-directive';

/** Go's `fmt.Sprintf`. What the verbs print keeps its origins; what they cannot print shows as in Go: `%!d(string=x)`. */
export function sprintf(
  format: TracedString,
  values: readonly Value[],
  charge: (amount: number) => void,
): TracedString {
  const parts: TracedString[] = [];
  const cursor: Cursor = { values, next: 0, reordered: false };
  let position = 0;
  for (const match of format.text.matchAll(directivePattern)) {
    charge(costOfDirective);
    parts.push(slice(format, position, match.index));
    position = match.index + match[0].length;
    parts.push(expand(match, cursor, charge));
  }
  parts.push(slice(format, position), ...extra(cursor));
  return concat(parts);
}

/** `%`, flags, width, precision, an index of the argument, and the verb. */
const directivePattern = /%([-+# 0]*)(?:(\d+)|(\*))?(?:(\.)(?:(\d+)|(\*))?)?(?:\[(\d+)\])?(.)?/gsu;

/** Steps for one `%…`. */
const costOfDirective = 50;

/** Steps for one character of a text that is written as two digits. */
const costOfHexadecimal = 15;

/** How often a width is filled: in a list or map for everything in it. */
function partsOf(value: Value): number {
  const inner =
    value.kind === 'list' ? value.items : value.kind === 'dict' ? [...value.entries.values()] : undefined;
  return inner ? inner.reduce((sum, one) => sum + 1 + partsOf(one), 1) : 1;
}

interface Cursor {
  readonly values: readonly Value[];
  next: number;
  /** An explicit index was used; then left-over arguments are no mistake. */
  reordered: boolean;
}

function expand(match: RegExpExecArray, cursor: Cursor, charge: (amount: number) => void): TracedString {
  const [, flags = '', width, starWidth, dot, precision, starPrecision, index, verb] = match;
  const wide = starWidth === undefined ? Number(width ?? 0) : takeNumber(cursor);
  const precise =
    dot === undefined ? undefined : starPrecision === undefined ? Number(precision ?? 0) : takeNumber(cursor);
  if (verb === undefined) return untraced('%!(NOVERB)');
  if (verb === '%') return untraced('%');
  if (index !== undefined) {
    cursor.reordered = true;
    cursor.next = Number(index) - 1;
    if (cursor.values[cursor.next] === undefined) return untraced(`%!${verb}(BADINDEX)`);
  }
  const value = cursor.values[cursor.next++];
  if (value === undefined) return untraced(`%!${verb}(MISSING)`);
  if (wide !== 0 || precise) charge((Math.abs(wide) + (precise ?? 0)) * partsOf(value));
  if (/x/i.test(verb) && value.kind === 'string') charge(costOfHexadecimal * value.text.length);
  const directive: Directive = {
    verb,
    left: flags.includes('-') || wide < 0,
    plus: flags.includes('+'),
    sharp: flags.includes('#'),
    space: flags.includes(' '),
    zero: flags.includes('0') && !flags.includes('-'),
    width: Math.abs(wide),
    precision: precise,
  };
  return formatDirective(value, directive);
}

function takeNumber(cursor: Cursor): number {
  const value = cursor.values[cursor.next++];
  return value?.kind === 'int' ? value.value : 0;
}

function extra({ values, next, reordered }: Cursor): readonly TracedString[] {
  if (reordered || next >= values.length) return [];
  const shown = values.slice(next).map((value, index) => {
    const comma = index === 0 ? '' : ', ';
    const type = value.kind === 'nil' ? '<nil>' : `${typeName(value)}=${formatValue(value).text}`;
    return `${comma}${type}`;
  });
  return [untraced(`%!(EXTRA ${shown.join('')})`)];
}
