import { text } from '../../text/message';
import { resolve } from '../../yaml/path';
import { chargeNodes } from '../evaluate/charge-nodes';
import { computed, slice, type TracedString } from '../evaluate/traced-string';
import type { Value } from '../evaluate/value';
import { type TraceScalar, valueOfYaml } from '../evaluate/yaml-value';
import { decodedList, decodedMap } from './decoded';
import { any, type CallContext, define, FunctionError, string } from './define';
import { effortOfWriting, writeYaml } from './yaml-writer';

/** YAML is read by way of JSON, and so an error about the shape starts. */
const throughJson = 'error unmarshaling JSON: while decoding JSON: ';

/** YAML in and out (`helm/pkg/engine/funcs.go`, sigs.k8s.io/yaml, go-yaml v2). */
export const yamlFunctions = [
  define({
    name: 'toYaml',
    deep: true,
    effort: effortOfWriting,
    usage: 'VALUE',
    doc: text('The value as YAML, without a line break at the end.', '将值输出为 YAML，末尾不换行。'),
    parameters: [any],
    call: ([value], { profile }) =>
      writeYaml(value, { indentLists: false, folds: profile.foldsYaml, throughJson: true }),
  }),
  define({
    name: 'toYamlPretty',
    deep: true,
    effort: effortOfWriting,
    usage: 'VALUE',
    doc: text('The value as YAML with lists moved right.', '将值输出为 YAML，列表带缩进。'),
    since: '3.17.3',
    parameters: [any],
    call: ([value]) => writeYaml(value, { indentLists: true, folds: false, throughJson: false }),
  }),
  define({
    name: 'fromYaml',
    usage: 'STRING',
    doc: text(
      'The map that a YAML text says; a map with Error if it says none.',
      '解析 YAML 为映射；失败时映射中带有 Error。',
    ),
    parameters: [string],
    call: ([source], context) => decodedMap(readYaml(source, context), throughJson),
  }),
  define({
    name: 'fromYamlArray',
    usage: 'STRING',
    doc: text(
      'The list that a YAML text says; a list with the error if it says none.',
      '解析 YAML 为列表；失败时列表中为错误信息。',
    ),
    parameters: [string],
    call: ([source], context) => decodedList(readYaml(source, context), throughJson),
  }),
];

function readYaml(source: TracedString, context: CallContext): Value | FunctionError {
  const document = context.parseYaml(source.text);
  const [problem] = document.problems;
  if (problem !== undefined) {
    const line = source.text.slice(0, problem.span.start).split('\n').length;
    return new FunctionError(`error converting YAML to JSON: yaml: line ${line}: ${problem.message.text.en}`);
  }
  const value = valueOfYaml(resolve(document.root), tracing(source));
  chargeNodes(value, (amount) => context.charge(2 * amount), 0);
  return value;
}

/** Scalars as parts of the text that they were read from. */
function tracing(source: TracedString): TraceScalar {
  return ({ text: decoded, span: { start, end } }) => {
    const at = source.text.slice(start, end).indexOf(decoded);
    if (at >= 0) return slice(source, start + at, start + at + decoded.length);
    return computed(decoded, [slice(source, start, end)]);
  };
}
