import { formatFloat, formatJsonNumber } from '../evaluate/format-float';
import { formatValue } from '../evaluate/format-value';
import {
  computed,
  concat,
  emptyString,
  type Replacement,
  replaceParts,
  slice,
  type TracedString,
  untraced,
} from '../evaluate/traced-string';
import { type Dict, dict, type List, sourcesOf, type Value } from '../evaluate/value';
import { encodeBase64 } from './encoding';
import { bytesOfText } from './go-bytes';
import { doubleQuoted } from './yaml-escape';
import { yamlKeys } from './yaml-keys';
import { type ScalarPlace, scalarStyle } from './yaml-style';

/** How a YAML text is laid out. */
export interface YamlStyle {
  /** Whether lists stand right of their key. */
  readonly indentLists: boolean;
  /** Whether long lines are broken. */
  readonly folds: boolean;
  /** Whether values pass through JSON on the way, where a whole float becomes an integer. */
  readonly throughJson: boolean;
}

/** Steps for a character: how a text is written is found out by looking at it several times. */
export const effortOfWriting = 5;

const ofHelm: YamlStyle = { indentLists: false, folds: true, throughJson: true };
const ofKeys: YamlStyle = { ...ofHelm, folds: false };

/** A value as block YAML in the way of go-yaml v2, without the line break at the end. Texts keep their origins. */
export function writeYaml(value: Value, style: YamlStyle = ofHelm): TracedString {
  const shown = scalarOrEmpty(value, { column: 0, indent: 2, place: 'value', style });
  if (shown !== undefined) return shown;
  const out: Output = { parts: [], style };
  writeCollection(out, value, 0);
  return concat(out.parts);
}

interface Output {
  readonly parts: TracedString[];
  readonly style: YamlStyle;
}

/** Where a scalar starts, and where lines go on that it needs. */
interface Position {
  readonly column: number;
  readonly indent: number;
  readonly place: ScalarPlace;
  readonly style: YamlStyle;
}

/** Lines longer than this are folded at the next space. */
const width = 80;

/** The longest key that is written before a plain colon. */
const longestSimpleKey = 128;

const newline = untraced('\n');
const dash = untraced('- ');
const space = untraced(' ');

/** A map or list of which the first line starts where the output stands; the others start at `indent`. */
function writeCollection(out: Output, value: Value, indent: number): void {
  const collection =
    value.kind === 'object' ? (value.underlying ?? dict(value.encoded ?? value.fields)) : value;
  if (collection.kind === 'dict') writeMap(out, collection, indent);
  else if (collection.kind === 'list') writeList(out, collection, indent);
}

function writeMap(out: Output, map: Dict, indent: number): void {
  let first = true;
  for (const key of yamlKeys(map)) {
    const value = map.entries.get(key);
    if (value === undefined) continue;
    if (!first) out.parts.push(newline, spaces(indent));
    first = false;
    const isSimple = key.length <= longestSimpleKey && !key.includes('\n');
    const place = isSimple ? 'key' : 'value';
    const shown = writeScalar(untraced(key), { column: indent, indent: indent + 2, place, style: ofKeys });
    if (isSimple) out.parts.push(shown, untraced(':'));
    else out.parts.push(untraced('? '), shown, newline, spaces(indent), untraced(':'));
    writeEntryValue(out, value, indent, isSimple ? indent + shown.text.length + 2 : indent + 2);
  }
}

function writeEntryValue(out: Output, value: Value, indent: number, column: number): void {
  const shown = scalarOrEmpty(value, { column, indent: indent + 2, place: 'value', style: out.style });
  if (shown !== undefined) out.parts.push(space, shown);
  else {
    // Lists stand below their key without being moved right.
    const isList = value.kind === 'list' || (value.kind === 'object' && value.underlying?.kind === 'list');
    const below = indent + (isList && !out.style.indentLists ? 0 : 2);
    out.parts.push(newline, spaces(below));
    writeCollection(out, value, below);
  }
}

function writeList(out: Output, list: List, indent: number): void {
  list.items.forEach((item, index) => {
    if (index > 0) out.parts.push(newline, spaces(indent));
    out.parts.push(dash);
    const shown = scalarOrEmpty(item, {
      column: indent + 2,
      indent: indent + 2,
      place: 'value',
      style: out.style,
    });
    if (shown !== undefined) out.parts.push(shown);
    else writeCollection(out, item, indent + 2);
  });
}

const indentation: readonly TracedString[] = Array.from({ length: 64 }, (_, count) =>
  untraced(' '.repeat(count)),
);

const spaces = (count: number): TracedString => indentation[count] ?? untraced(' '.repeat(count));

/** Everything that fits in one node without children; undefined for collections with something in them. */
function scalarOrEmpty(value: Value, position: Position): TracedString | undefined {
  switch (value.kind) {
    case 'nil':
      return untraced('null');
    case 'bool':
    case 'int':
      return formatValue(value);
    case 'float':
      return floatScalar(value, position.style);
    case 'string':
      return writeScalar(value, position);
    case 'bytes':
      // Values pass through JSON on the way.
      return writeScalar(computed(encodeBase64(bytesOfText(value.text.text)), [value.text]), position);
    case 'list':
      if (value.isNil) return untraced('null');
      return value.items.length === 0 ? untraced('[]') : undefined;
    case 'dict':
      return value.entries.size === 0 ? untraced('{}') : undefined;
    case 'object':
      if (value.underlying !== undefined) return scalarOrEmpty(value.underlying, position);
      return value.fields.size === 0 && value.text !== undefined
        ? writeScalar(value.encodedText ?? value.text, position)
        : undefined;
  }
}

/** A whole float becomes an integer in JSON, if it fits into 64 bits. */
function floatScalar(value: Extract<Value, { kind: 'float' }>, { throughJson }: YamlStyle): TracedString {
  if (!throughJson) return formatValue(value);
  const json = formatJsonNumber(value.value);
  const isInteger =
    json !== undefined && !/[.e]/.test(json) && value.value < 2 ** 64 && value.value >= -(2 ** 63);
  const shown = isInteger ? json : formatFloat(value.value);
  const plain = formatValue(value);
  return plain.text === shown ? plain : wholeFloat(value, shown);
}

function wholeFloat(value: Extract<Value, { kind: 'float' }>, shown: string): TracedString {
  const [only] = value.from;
  const same = value.from.length === 1 && only?.kind === 'string' && only.text === shown;
  return same ? only : computed(shown, sourcesOf(value));
}

function writeScalar(source: TracedString, position: Position): TracedString {
  switch (scalarStyle(source.text, position.place)) {
    case 'plain':
      return folded(source, position, 0);
    case 'single': {
      const quote = untraced("'");
      const doubled = replaceAll(source, "'", untraced("''"));
      return concat([quote, folded(doubled, { ...position, column: position.column + 1 }, 1), quote]);
    }
    case 'double':
      return foldedDouble(source, position);
    case 'literal':
      return literal(source, position.indent);
  }
}

function replaceAll(source: TracedString, old: string, by: TracedString): TracedString {
  const found: Replacement[] = [];
  for (
    let start = source.text.indexOf(old);
    start >= 0;
    start = source.text.indexOf(old, start + old.length)
  ) {
    found.push({ start, end: start + old.length, by });
  }
  return found.length === 0 ? source : replaceParts(source, found);
}

/** Breaks long lines of a plain or single-quoted text; `margin` is how many characters at its ends are never a break. */
function folded(source: TracedString, { column, indent, style }: Position, margin: number): TracedString {
  const { text } = source;
  if (!style.folds || column + text.length <= width) return source;
  const breaks: Replacement[] = [];
  const by = concat([newline, spaces(indent)]);
  let at = column;
  for (let index = 0; index < text.length; index++) {
    const isBreak =
      text[index] === ' ' &&
      at > width &&
      text[index - 1] !== ' ' &&
      text[index + 1] !== ' ' &&
      index >= margin &&
      index < text.length - margin;
    if (isBreak) {
      breaks.push({ start: index, end: index + 1, by });
      at = indent;
    } else if (!isLowSurrogate(text, index)) at++;
  }
  return breaks.length === 0 ? source : replaceParts(source, breaks);
}

const isLowSurrogate = (text: string, index: number): boolean => {
  const code = text.charCodeAt(index);
  return code >= 0xdc00 && code < 0xe000;
};

/** A double-quoted text; a break that is followed by a space needs a backslash. */
function foldedDouble(source: TracedString, { column, indent, style }: Position): TracedString {
  const quoted = doubleQuoted(source);
  const { text } = quoted;
  if (!style.folds || column + text.length <= width) return quoted;
  const breaks: Replacement[] = [];
  let at = column + 1;
  let afterSpace = false;
  for (let index = 1; index < text.length - 1; index++) {
    if (text[index] === ' ' && !afterSpace && at > width && index > 1 && index < text.length - 2) {
      const by = concat([newline, spaces(indent), text[index + 1] === ' ' ? untraced('\\') : emptyString]);
      breaks.push({ start: index, end: index + 1, by });
      at = indent + (text[index + 1] === ' ' ? 1 : 0);
    } else if (!isLowSurrogate(text, index)) at++;
    afterSpace = text[index] === ' ';
  }
  return breaks.length === 0 ? quoted : replaceParts(quoted, breaks);
}

/** A `|` block, its lines at `indent`. */
function literal(source: TracedString, indent: number): TracedString {
  const { text } = source;
  const hint = text.startsWith(' ') || text.startsWith('\n') ? '2' : '';
  const chomp = !text.endsWith('\n') ? '-' : text === '\n' || text.endsWith('\n\n') ? '+' : '';
  const parts = [untraced(`|${hint}${chomp}\n`)];
  const end = text.endsWith('\n') ? text.length - 1 : text.length;
  for (let start = 0; start <= end; ) {
    const stop = text.indexOf('\n', start);
    const next = stop < 0 || stop > end ? end : stop;
    if (next > start) parts.push(spaces(indent), slice(source, start, next));
    if (next < end) parts.push(newline);
    start = next + 1;
  }
  return concat(parts);
}
