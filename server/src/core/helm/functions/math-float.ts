import { text } from '../../text/message';
import { float, type Value } from '../evaluate/value';
import { originsOfAll, toFloat64 } from './cast';
import { add, type Decimal, decimalOf, divide, multiply, subtract, toNumber } from './decimal';
import { any, define, FunctionError } from './define';

/** Arithmetic with fractions (Sprig `numeric.go`, which calculates in decimals). */
export const floatMathFunctions = [
  decimalFold('addf', 'The sum of numbers.', '数字之和。', add),
  decimalFold('subf', 'The first number less all others.', '第一个数减去其余各数。', subtract),
  decimalFold('mulf', 'The product of numbers.', '数字之积。', multiply),
  decimalFold('divf', 'The first number divided by all others.', '第一个数依次除以其余各数。', quotient),
  define({
    name: 'add1f',
    usage: 'NUMBER',
    doc: text('One more than a number.', '数字加一。'),
    parameters: [any],
    call: (args) => calculate(args, (one) => add(one, { digits: 1n, scale: 0 }), toFloat64(args[0]) + 1),
  }),
  extreme('maxf', 'The largest of numbers.', '数字中的最大值。', Math.max),
  extreme('minf', 'The smallest of numbers.', '数字中的最小值。', Math.min),
];

function decimalFold(name: string, en: string, zhCn: string, combine: (a: Decimal, b: Decimal) => Decimal) {
  return define({
    name,
    usage: 'NUMBER…',
    doc: text(en, zhCn),
    parameters: name === 'addf' ? [] : [any],
    rest: any,
    call: (args: readonly Value[]) => {
      if (args.length === 0) return float(0);
      return calculate(args, (first, ...others) => others.reduce(combine, first), Number.NaN);
    },
  });
}

function extreme(name: string, en: string, zhCn: string, choose: (...numbers: number[]) => number) {
  return define({
    name,
    usage: 'NUMBER…',
    doc: text(en, zhCn),
    parameters: [any],
    rest: any,
    call: (args: readonly Value[]) => float(choose(...args.map(toFloat64)), originsOfAll(args)),
  });
}

function calculate(
  args: readonly Value[],
  compute: (first: Decimal, ...others: Decimal[]) => Decimal,
  otherwise: number,
): Value {
  const decimals = args.map((argument) => decimalOf(toFloat64(argument)));
  const [first, ...others] = decimals.filter((decimal) => decimal !== undefined);
  const allFinite = first !== undefined && others.length + 1 === args.length;
  return float(allFinite ? toNumber(compute(first, ...others)) : otherwise, originsOfAll(args));
}

function quotient(a: Decimal, b: Decimal): Decimal {
  const result = divide(a, b);
  if (result === undefined) throw new FunctionError('decimal division by 0');
  return result;
}
