import { text } from '../../text/message';
import { bool, isTrue, nil, type Value } from '../evaluate/value';
import { any, bool as condition, define } from './define';

/** Truth and defaults (Go `text/template/funcs.go`, Sprig `defaults.go`). What is chosen keeps its origins. */
export const logicFunctions = [
  define({
    name: 'and',
    usage: 'VALUE…',
    doc: text(
      'The first value that is false, otherwise the last one.',
      '第一个为假的值；全为真时取最后一个。',
    ),
    parameters: [any],
    rest: any,
    call: (values) => values.find((value) => !isTrue(value)) ?? values.at(-1) ?? nil,
  }),
  define({
    name: 'or',
    usage: 'VALUE…',
    doc: text(
      'The first value that is true, otherwise the last one.',
      '第一个为真的值；全为假时取最后一个。',
    ),
    parameters: [any],
    rest: any,
    call: (values) => values.find(isTrue) ?? values.at(-1) ?? nil,
  }),
  define({
    name: 'not',
    usage: 'VALUE',
    doc: text('Whether the value is false.', '值是否为假。'),
    parameters: [any],
    call: ([value]) => bool(!isTrue(value)),
  }),
  define({
    name: 'default',
    usage: 'DEFAULT VALUE',
    doc: text('The value, or DEFAULT if it is empty.', '值为空时取默认值。'),
    parameters: [any],
    rest: any,
    call: ([fallback, given]) => (given === undefined || !isTrue(given) ? fallback : given),
  }),
  define({
    name: 'empty',
    usage: 'VALUE',
    doc: text(
      'Whether the value is empty: 0, "", false, nil, no items.',
      '值是否为空：0、""、false、nil 或没有元素。',
    ),
    parameters: [any],
    call: ([value]) => bool(!isTrue(value)),
  }),
  define({
    name: 'coalesce',
    usage: 'VALUE…',
    doc: text('The first value that is not empty.', '第一个非空的值。'),
    parameters: [],
    rest: any,
    call: (values) => values.find(isTrue) ?? nil,
  }),
  quantifier('all', 'Whether no value is empty.', '是否全部非空。', (values) => values.every(isTrue)),
  quantifier('any', 'Whether some value is not empty.', '是否至少有一个非空。', (values) =>
    values.some(isTrue),
  ),
  define({
    name: 'ternary',
    usage: 'THEN OTHERWISE CONDITION',
    doc: text('THEN if the condition is true, otherwise OTHERWISE.', '条件为真时取前者，否则取后者。'),
    parameters: [any, any, condition],
    call: ([then, otherwise, chosen]) => (chosen ? then : otherwise),
  }),
];

function quantifier(name: string, en: string, zhCn: string, test: (values: readonly Value[]) => boolean) {
  return define({
    name,
    usage: 'VALUE…',
    doc: text(en, zhCn),
    parameters: [],
    rest: any,
    call: (values) => bool(test(values)),
  });
}
