import { type Message, say } from '../text/message';
import type { Span } from '../text/span';

/** A place where a text is not YAML (or JSON); parsing goes on behind it. */
export interface SyntaxProblem {
  readonly span: Span;
  /** The parser's own code, e.g. `TAB_AS_INDENT`. */
  readonly code: string;
  readonly message: Message;
}

/** What the parser's error code means, in the user's languages. Codes: eemeli/yaml `src/errors.ts`. */
export function syntaxMessage(code: string, detail: string): Message {
  const message = messages.get(code);
  return message ?? say('This is not valid YAML here: {detail}', '此处不是合法的 YAML：{detail}', { detail });
}

const messages: ReadonlyMap<string, Message> = new Map([
  [
    'ALIAS_PROPS',
    say('An alias cannot have an anchor or a tag of its own.', '别名（*）不能再带锚点或标签。'),
  ],
  [
    'BAD_ALIAS',
    say('This alias has no name or names an unknown anchor.', '别名没有名称，或对应的锚点不存在。'),
  ],
  [
    'BAD_DQ_ESCAPE',
    say(
      'Unknown escape in a double-quoted string. Write \\\\ for a backslash, or use single quotes.',
      '双引号字符串中的转义不合法。反斜杠请写成 \\\\，或改用单引号。',
    ),
  ],
  [
    'BAD_INDENT',
    say(
      'The indentation does not fit the lines above. Align it with its siblings.',
      '缩进与上文不一致，请与同级的键对齐。',
    ),
  ],
  [
    'BAD_SCALAR_START',
    say(
      'A plain value cannot start with this character. Put the value in quotes.',
      '不加引号的值不能以该字符开头，请给值加上引号。',
    ),
  ],
  [
    'BLOCK_AS_IMPLICIT_KEY',
    say(
      'A nested "key: value" cannot stand on the same line. Quote the value or start a new line.',
      '同一行内不能再嵌套“键: 值”。请给值加引号，或另起一行。',
    ),
  ],
  ['BLOCK_IN_FLOW', say('A block value cannot stand inside { } or [ ].', '{ } 或 [ ] 内不能使用块状写法。')],
  ['KEY_OVER_1024_CHARS', say('This key is longer than 1024 characters.', '键的长度超过 1024 个字符。')],
  [
    'MISSING_CHAR',
    say(
      'Something is missing here: a ":" behind the key, a space, a closing quote or a closing bracket.',
      '此处缺少字符：键后的“:”、空格、右引号或右括号。',
    ),
  ],
  [
    'MULTILINE_IMPLICIT_KEY',
    say('A key must stand on one line, with ":" behind it.', '键必须写在一行内，且后面要有“:”。'),
  ],
  [
    'TAB_AS_INDENT',
    say(
      'YAML does not allow tabs as indentation. Use spaces.',
      'YAML 不允许用制表符（Tab）缩进，请改用空格。',
    ),
  ],
  [
    'UNESCAPED_QUOTE',
    say(
      'The text in double quotes ends here, but more follows. Write the quotes inside as \\", or the text as a "|-" block.',
      '双引号字符串在此处结束，但后面还有内容。请将其中的引号写成 \\"，或改用“|-”块。',
    ),
  ],
  ['UNEXPECTED_TOKEN', say('This does not belong here.', '此处出现了多余的内容。')],
  ['RESOURCE_EXHAUSTION', say('The values are nested too deeply to be read.', '嵌套层数过多，无法解析。')],
]);
