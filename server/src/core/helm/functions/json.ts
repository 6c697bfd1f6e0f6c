import { text } from '../../text/message';
import { emptyString, type TracedString } from '../evaluate/traced-string';
import type { Value } from '../evaluate/value';
import { decodedList, decodedMap } from './decoded';
import { any, type CallContext, define, FunctionError, string } from './define';
import { readJson } from './json-reader';
import { type JsonStyle, writeJson } from './json-writer';

/** JSON in and out (Sprig `defaults.go`, `helm/pkg/engine/funcs.go`, Go `encoding/json`). */
export const jsonFunctions = [
  ...writers('Json', 'The value as JSON in one line.', '将值输出为单行 JSON。', { escapeHtml: true }),
  ...writers('PrettyJson', 'The value as indented JSON.', '将值输出为带缩进的 JSON。', {
    indent: 2,
    escapeHtml: true,
  }),
  ...writers('RawJson', 'The value as JSON, <, > and & unescaped.', '将值输出为 JSON，不转义 <、> 和 &。', {
    escapeHtml: false,
  }),
  define({
    name: 'fromJson',
    usage: 'STRING',
    doc: text(
      'The map that a JSON text says; a map with Error if it says none.',
      '解析 JSON 为映射；失败时映射中带有 Error。',
    ),
    parameters: [string],
    call: ([source], context) => decodedMap(read(source, context)),
  }),
  define({
    name: 'fromJsonArray',
    usage: 'STRING',
    doc: text(
      'The list that a JSON text says; a list with the error if it says none.',
      '解析 JSON 为列表；失败时列表中为错误信息。',
    ),
    parameters: [string],
    call: ([source], context) => decodedList(read(source, context)),
  }),
  define({
    name: 'mustFromJson',
    usage: 'STRING',
    doc: text('The value that a JSON text says; an error if it says none.', '解析 JSON；失败时报错。'),
    parameters: [string],
    call: ([source], context) => {
      const value = read(source, context);
      if (value instanceof FunctionError) throw value;
      return value;
    },
  }),
];

/** `toJson` swallows what cannot be written, `mustToJson` refuses it. */
function writers(name: string, en: string, zhCn: string, style: JsonStyle) {
  const common = { usage: 'VALUE', doc: text(en, zhCn), parameters: [any], deep: true, effort: 2 } as const;
  return [
    define({
      ...common,
      name: `to${name}`,
      call: ([value]) => {
        try {
          return writeJson(value, style);
        } catch (error) {
          if (error instanceof FunctionError) return emptyString;
          throw error;
        }
      },
    }),
    define({ ...common, name: `mustTo${name}`, call: ([value]) => writeJson(value, style) }),
  ];
}

/** Steps for a character of a text, in which the next value may start. */
const costOfReading = 15;

function read(source: TracedString, context: CallContext): Value | FunctionError {
  context.charge(costOfReading * source.text.length);
  try {
    return readJson(source);
  } catch (error) {
    if (error instanceof FunctionError) return error;
    throw error;
  }
}
