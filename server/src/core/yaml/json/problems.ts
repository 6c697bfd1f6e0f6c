import { type Message, say } from '../../text/message';

/** What can be wrong with a JSON text. */
export type JsonFault = keyof typeof messages;

/** A fault in the user's words; `text` is the piece of the text that it is about. */
export const faultMessage = (fault: JsonFault, text: string): Message => {
  const { text: texts } = messages[fault];
  return { text: texts, values: { text } };
};

const messages = {
  JSON_TRAILING_COMMA: say(
    'JSON allows no comma behind the last element. Remove it.',
    'JSON 的最后一个元素后不能有逗号，请删除。',
  ),
  JSON_UNEXPECTED_COMMA: say(
    'There is no element in front of this comma. Remove it.',
    '该逗号前没有元素，请删除。',
  ),
  JSON_MISSING_COMMA: say('A comma is missing behind this element.', '该元素后缺少逗号。'),
  JSON_MISSING_COLON: say(
    'A ":" and a value are missing behind the key "{text}".',
    '键“{text}”后缺少“:”和值。',
  ),
  JSON_MISSING_KEY: say('A key in double quotes is missing here.', '此处缺少带双引号的键。'),
  JSON_MISSING_VALUE: say('A value is missing here.', '此处缺少值。'),
  JSON_MISSING_CLOSE: say('This "{text}" is never closed.', '此处的“{text}”没有闭合。'),
  JSON_MISSING_QUOTE: say('This text has no closing quote.', '该字符串缺少右引号。'),
  JSON_WRONG_QUOTES: say('JSON wants double quotes (").', 'JSON 字符串须使用英文双引号（"）。'),
  JSON_UNQUOTED_TEXT: say('"{text}" must stand in double quotes.', '“{text}”须加英文双引号。'),
  JSON_COMMENT: say('JSON allows no comments. Remove it.', 'JSON 不支持注释，请删除。'),
  JSON_FULL_WIDTH: say(
    '"{text}" is a full-width character. Type it with the English input method.',
    '“{text}”是全角字符，请改用英文半角字符。',
  ),
  JSON_INVALID_ESCAPE: say('JSON does not know the escape {text}.', 'JSON 不支持转义 {text}。'),
  JSON_CONTROL_CHARACTER: say(
    'A tab or another control character must be escaped inside a JSON string.',
    'JSON 字符串中的制表符等控制字符须转义。',
  ),
  JSON_UNEXPECTED_TOKEN: say('"{text}" does not belong here.', '此处多出“{text}”。'),
  JSON_TOO_DEEP: say('The JSON is nested too deeply to be read.', 'JSON 嵌套层数过多，无法解析。'),
} as const satisfies Record<string, Message>;
