import { text } from '../../text/message';
import { computed } from '../evaluate/traced-string';
import { float, int as goInt, type Int, list, type Value } from '../evaluate/value';
import { originsOfAll, toFloat64, toInt64, truncate } from './cast';
import { any, type CallContext, define, FunctionError, float64, int } from './define';

/** Whole-number arithmetic, rounding and number sequences (Sprig `numeric.go`). */
export const mathFunctions = [
  fold('add', 'the sum of whole numbers', '整数之和', (a, b) => a + b, 0),
  fold('mul', 'the product of whole numbers', '整数之积', (a, b) => a * b),
  fold('max', 'the largest of whole numbers', '整数中的最大值', Math.max, undefined, ['biggest']),
  fold('min', 'the smallest of whole numbers', '整数中的最小值', Math.min),
  define({
    name: 'add1',
    usage: 'NUMBER',
    doc: text('One more than a whole number.', '整数加一。'),
    parameters: [any],
    call: ([number]) => int64Of(toInt64(number) + 1, [number]),
  }),
  binary('sub', 'The difference of two whole numbers.', '两个整数之差。', (a, b) => a - b),
  binary('div', 'The whole-number quotient.', '整数除法的商。', (a, b) => Math.trunc(a / divisor(b))),
  binary('mod', 'The remainder of a whole-number division.', '整数除法的余数。', (a, b) => a % divisor(b)),
  define({
    name: 'randInt',
    usage: 'MIN MAX',
    doc: text(
      'A random number; checks use the same one every time: MIN.',
      '随机整数；检查时每次都使用同一个值：MIN。',
    ),
    parameters: [int, int],
    call: ([low, high]) => {
      if (high - low <= 0) throw new FunctionError('invalid argument to Intn');
      return goInt(low);
    },
  }),
  rounding('ceil', 'The next whole number upwards.', '向上取整。', Math.ceil),
  rounding('floor', 'The next whole number downwards.', '向下取整。', Math.floor),
  define({
    name: 'round',
    usage: 'NUMBER PLACES [FROM]',
    doc: text(
      'A number rounded to some places; digits from FROM (0.5) on round up.',
      '按小数位数舍入；从 FROM（默认 0.5）起进位。',
    ),
    parameters: [any, int],
    rest: float64,
    call: ([number, places, from = 0.5]) =>
      float(round(toFloat64(number), places, from), originsOfAll([number])),
  }),
  define({
    name: 'until',
    usage: 'COUNT',
    doc: text('The numbers from 0 up to, without, COUNT.', '从 0 到 COUNT（不含）的整数。'),
    parameters: [int],
    call: ([count], context) => sequence(0, count, count < 0 ? -1 : 1, context),
  }),
  define({
    name: 'untilStep',
    usage: 'START STOP STEP',
    doc: text(
      'The numbers from START up to, without, STOP in steps.',
      '从 START 到 STOP（不含）、按步长递增的整数。',
    ),
    parameters: [int, int, int],
    call: ([start, stop, step], context) => sequence(start, stop, step, context),
  }),
  define({
    name: 'seq',
    usage: '[START [STEP]] END',
    doc: text(
      'The numbers up to END in one text, as the shell command does.',
      '与 shell 的 seq 相同：以空格分隔的整数文本。',
    ),
    parameters: [],
    rest: int,
    call: (args, context) => {
      const { items } = shellSequence(args, context);
      return computed(items.map((item) => (item.kind === 'int' ? item.value : '')).join(' '), []);
    },
  }),
];

function fold(
  name: string,
  en: string,
  zhCn: string,
  combine: (a: number, b: number) => number,
  start?: number,
  aliases: readonly string[] = [],
) {
  return define({
    name,
    aliases,
    usage: 'NUMBER…',
    doc: text(`Gives ${en}; texts are read as numbers.`, `${zhCn}；文本按数字读取。`),
    parameters: start === undefined ? [any] : [],
    rest: any,
    call: (args: readonly Value[]) => {
      const numbers = args.map(toInt64);
      const [first = 0, ...others] = start === undefined ? numbers : [start, ...numbers];
      return int64Of(
        others.reduce((a, b) => combine(a, b), first),
        args,
      );
    },
  });
}

function binary(name: string, en: string, zhCn: string, compute: (a: number, b: number) => number) {
  return define({
    name,
    usage: 'A B',
    doc: text(en, zhCn),
    parameters: [any, any],
    call: (args) => int64Of(compute(toInt64(args[0]), toInt64(args[1])), args),
  });
}

function rounding(name: string, en: string, zhCn: string, compute: (number: number) => number) {
  return define({
    name,
    usage: 'NUMBER',
    doc: text(en, zhCn),
    parameters: [any],
    call: ([number]) => float(compute(toFloat64(number)), originsOfAll([number])),
  });
}

const int64Of = (number: number, args: readonly Value[]): Int =>
  goInt(number + 0, originsOfAll(args), 'int64');

function divisor(number: number): number {
  if (number === 0) throw new FunctionError('runtime error: integer divide by zero');
  return number;
}

function round(number: number, places: number, from: number): number {
  const power = 10 ** places;
  const shifted = power * number;
  const fraction = shifted - Math.trunc(shifted);
  return (fraction >= from ? Math.ceil(shifted) : Math.floor(shifted)) / power;
}

/** An item of a new list takes the memory of several steps. */
const costOfItem = 50;

function sequence(start: number, stop: number, step: number, context: CallContext) {
  const count = step === 0 ? 0 : Math.max(0, Math.ceil((stop - start) / step));
  context.charge(count * costOfItem);
  return list(
    Array.from({ length: count }, (_, index) => goInt(start + index * step)),
    '[]int',
  );
}

function shellSequence(args: readonly number[], context: CallContext) {
  const [first = 1, second = 1, third] = args;
  const towards = (start: number, end: number) => (end < start ? -1 : 1);
  switch (args.length) {
    case 1:
      return inclusive(1, first, towards(1, first), context);
    case 2:
      return inclusive(first, second, towards(first, second), context);
    case 3:
      return inclusive(
        first,
        third ?? 0,
        Math.sign(second) === towards(first, third ?? 0) ? second : 0,
        context,
      );
    default:
      return list([]);
  }
}

const inclusive = (start: number, end: number, step: number, context: CallContext) =>
  sequence(start, truncate(end + Math.sign(step)), step, context);
