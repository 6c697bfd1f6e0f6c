import { text } from '../../text/message';
import { formatValue } from '../evaluate/format-value';
import { concat, type TracedString, untraced } from '../evaluate/traced-string';
import type { Value } from '../evaluate/value';
import { any, define, string } from './define';
import { sprintf } from './printf';

/** Formatting (Go `fmt`). */
export const printFunctions = [
  define({
    name: 'hello',
    usage: '',
    doc: text('Always “Hello!”.', '固定返回“Hello!”。'),
    parameters: [],
    call: () => untraced('Hello!'),
  }),
  define({
    name: 'print',
    deep: true,
    usage: 'VALUE…',
    doc: text(
      'The values one behind the other; a space between two that are no texts.',
      '依次输出各值；相邻两个都不是文本时加空格。',
    ),
    parameters: [],
    rest: any,
    call: (values) => sprint(values),
  }),
  define({
    name: 'println',
    deep: true,
    usage: 'VALUE…',
    doc: text(
      'The values with spaces between them and a line break at the end.',
      '用空格连接各值，末尾换行。',
    ),
    parameters: [],
    rest: any,
    call: (values) =>
      concat([
        ...values.flatMap((value, index) => [...(index === 0 ? [] : [space]), formatValue(value)]),
        newline,
      ]),
  }),
  define({
    name: 'printf',
    deep: true,
    usage: 'FORMAT VALUE…',
    doc: text(
      'The values in a format: %s text, %d whole number, %v anything, %q quoted.',
      '按格式输出：%s 文本、%d 整数、%v 任意值、%q 加引号。',
    ),
    parameters: [string],
    rest: any,
    effort: 2,
    call: ([format, ...values], context) => sprintf(format, values, context.charge),
  }),
];

const space = untraced(' ');
const newline = untraced('\n');

/** Go's `fmt.Sprint`. */
export const sprint = (values: readonly Value[]): TracedString =>
  concat(
    values.flatMap((value, index) => {
      const before = values[index - 1];
      const apart = before !== undefined && before.kind !== 'string' && value.kind !== 'string';
      return apart ? [space, formatValue(value)] : [formatValue(value)];
    }),
  );
