import { formatJsonNumber } from '../evaluate/format-float';
import { formatValue } from '../evaluate/format-value';
import { computed, concat, replaceMatches, type TracedString, untraced } from '../evaluate/traced-string';
import { sortedKeys, sourcesOf, type Value } from '../evaluate/value';
import { FunctionError } from './define';
import { encodeBase64 } from './encoding';
import { bytesOfText } from './go-bytes';

/** How Go's encoding/json writes. */
export interface JsonStyle {
  /** Spaces a level, or everything in one line. */
  readonly indent?: number;
  /** Whether <, > and & are written as \u003c…, which Go does unless asked not to. */
  readonly escapeHtml: boolean;
}

/** A value as JSON with sorted keys. Texts keep their origins. Throws a FunctionError for NaN and the infinities. */
export function writeJson(value: Value, style: JsonStyle): TracedString {
  const out: TracedString[] = [];
  write(out, value, style, '\n');
  return concat(out);
}

function write(out: TracedString[], value: Value, style: JsonStyle, lineStart: string): void {
  switch (value.kind) {
    case 'nil':
      out.push(untraced('null'));
      return;
    case 'bool':
    case 'int':
      out.push(formatValue(value));
      return;
    case 'float':
      out.push(writeNumber(value));
      return;
    case 'string':
      out.push(jsonString(value, style.escapeHtml));
      return;
    case 'bytes':
      out.push(computed(`"${encodeBase64(bytesOfText(value.text.text))}"`, [value.text]));
      return;
    case 'list':
      if (value.isNil) {
        out.push(untraced('null'));
        return;
      }
      writeItems(
        out,
        '[',
        value.items.map((item) => [undefined, item] as const),
        ']',
        style,
        lineStart,
      );
      return;
    case 'dict':
      writeItems(out, '{', entriesOf(value), '}', style, lineStart);
      return;
    case 'object':
      if (value.text !== undefined && value.fields.size === 0)
        out.push(jsonString(value.encodedText ?? value.text, style.escapeHtml));
      else if (value.underlying !== undefined) write(out, value.underlying, style, lineStart);
      // The fields of a struct stay in their order.
      else writeItems(out, '{', [...(value.encoded ?? value.fields)], '}', style, lineStart);
  }
}

const entriesOf = (map: Extract<Value, { kind: 'dict' }>): readonly (readonly [string, Value])[] =>
  sortedKeys(map).flatMap((key) => {
    const value = map.entries.get(key);
    return value === undefined ? [] : [[key, value] as const];
  });

function writeItems(
  out: TracedString[],
  open: string,
  items: readonly (readonly [string | undefined, Value])[],
  close: string,
  style: JsonStyle,
  lineStart: string,
): void {
  const inner = style.indent === undefined ? '' : `${lineStart}${' '.repeat(style.indent)}`;
  out.push(untraced(open));
  items.forEach(([key, value], index) => {
    out.push(untraced((index === 0 ? '' : ',') + inner));
    if (key !== undefined) {
      out.push(
        jsonString(untraced(key), style.escapeHtml),
        untraced(style.indent === undefined ? ':' : ': '),
      );
    }
    write(out, value, style, inner);
  });
  out.push(untraced((items.length > 0 && style.indent !== undefined ? lineStart : '') + close));
}

function writeNumber(value: Extract<Value, { kind: 'float' }>): TracedString {
  const shown = formatJsonNumber(value.value);
  if (shown === undefined) throw new FunctionError(`json: unsupported value: ${formatValue(value).text}`);
  const [only] = value.from;
  const same = value.from.length === 1 && only?.kind === 'string' && only.text === shown;
  return same ? only : computed(shown, sourcesOf(value));
}

const quote = untraced('"');
const plainSpecial = /["\\]|[\0-\x1f\u2028\u2029]|\p{Cs}/gu;
const htmlSpecial = /["\\<>&]|[\0-\x1f\u2028\u2029]|\p{Cs}/gu;

const short: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

const escapeOf = (character: string): string =>
  short.get(character) ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** A text as a JSON string, quotes included. */
export function jsonString(source: TracedString, escapeHtml: boolean): TracedString {
  return concat([quote, replaceMatches(source, escapeHtml ? htmlSpecial : plainSpecial, escapeOf), quote]);
}
