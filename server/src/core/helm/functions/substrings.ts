import { text } from '../../text/message';
import {
  concat,
  type Replacement,
  remade,
  slice,
  type TracedString,
  untraced,
} from '../evaluate/traced-string';
import { bool, type Dict, dict, list } from '../evaluate/value';
import { any, define, FunctionError, int, string } from './define';
import { printed } from './printed';
import { byteLength, byteRange } from './utf8';

/** Functions that cut, search, split and join texts (Sprig `strings.go`, `functions.go`). */
export const substringFunctions = [
  define({
    name: 'trunc',
    effort: 1,
    usage: 'COUNT STRING',
    doc: text(
      'The first COUNT bytes; with a negative COUNT the last ones.',
      '前 COUNT 个字节；COUNT 为负时取末尾。',
    ),
    parameters: [int, string],
    call: ([count, source]) => {
      const length = byteLength(source.text);
      if (count < 0 && length + count > 0)
        return slice(source, ...byteRange(source.text, length + count, length));
      return count >= 0 && length > count ? slice(source, ...byteRange(source.text, 0, count)) : source;
    },
  }),
  define({
    name: 'substr',
    effort: 1,
    usage: 'START END STRING',
    doc: text(
      'The bytes from START up to END; a negative END means the end.',
      '从 START 到 END 的字节；END 为负表示到末尾。',
    ),
    parameters: [int, int, string],
    call: ([start, end, source]) => substring(source, start, end),
  }),
  search('contains', 'Whether the text contains another.', '文本是否包含子串。', 'PART', (whole, part) =>
    whole.includes(part),
  ),
  search('hasPrefix', 'Whether the text starts so.', '文本是否以该前缀开头。', 'PREFIX', (whole, part) =>
    whole.startsWith(part),
  ),
  search('hasSuffix', 'Whether the text ends so.', '文本是否以该后缀结尾。', 'SUFFIX', (whole, part) =>
    whole.endsWith(part),
  ),
  define({
    name: 'replace',
    usage: 'OLD NEW STRING',
    doc: text('The text with every OLD replaced by NEW.', '将所有 OLD 替换为 NEW。'),
    parameters: [string, string, string],
    call: ([old, replacement, source], context) => {
      const found = () => occurrences(source.text, old.text, replacement);
      let count = 0;
      chargeSearch(source.text, old.text, context.charge);
      for (const _ of found()) {
        context.charge(costOfOccurrence + replacement.text.length);
        count++;
      }
      return count === 0 ? source : remade(source, replaced(source.text, old.text, replacement.text), found);
    },
  }),
  define({
    name: 'split',
    usage: 'SEPARATOR STRING',
    doc: text(
      'The parts of the text as a map with keys _0, _1 and so on.',
      '拆分文本，结果为映射，键为 _0、_1 等。',
    ),
    parameters: [string, string],
    call: ([separator, source], { charge }) => numbered(splitText(source, separator.text, charge)),
  }),
  define({
    name: 'splitn',
    usage: 'SEPARATOR COUNT STRING',
    doc: text('As split, but at most COUNT parts.', '与 split 相同，但最多 COUNT 个部分。'),
    parameters: [string, int, string],
    call: ([separator, count, source], { charge }) =>
      numbered(splitText(source, separator.text, charge, count)),
  }),
  define({
    name: 'splitList',
    usage: 'SEPARATOR STRING',
    doc: text('The parts of the text as a list.', '拆分文本，结果为列表。'),
    parameters: [string, string],
    call: ([separator, source], { charge }) => list(splitText(source, separator.text, charge), '[]string'),
  }),
  define({
    name: 'join',
    deep: true,
    usage: 'SEPARATOR LIST',
    doc: text('The items of the list with a separator between them.', '用分隔符连接列表各项。'),
    parameters: [string, any],
    call: ([separator, value], context) => {
      if (value.kind === 'nil') return concat([]);
      if (value.kind !== 'list') return printed(value);
      context.charge(separator.text.length * value.items.length);
      const parts = value.items.filter((item) => item.kind !== 'nil').map(printed);
      return concat(parts.flatMap((part, index) => (index === 0 ? [part] : [separator, part])));
    },
  }),
  define({
    name: 'sortAlpha',
    deep: true,
    usage: 'LIST',
    doc: text('The items of the list as texts in alphabetical order.', '将列表各项按字母顺序排序。'),
    parameters: [any],
    call: ([value], context) => {
      if (value.kind !== 'list')
        return list(value.kind === 'nil' ? [untraced('<nil>')] : [printed(value)], '[]string');
      context.charge(costOfSorting * value.items.length);
      const items = value.items.filter((item) => item.kind !== 'nil').map(printed);
      return list(items.sort(byText), '[]string');
    },
  }),
  define({
    name: 'plural',
    usage: 'ONE MANY COUNT',
    doc: text('ONE if COUNT is 1, otherwise MANY.', 'COUNT 为 1 时取 ONE，否则取 MANY。'),
    parameters: [string, string, int],
    call: ([one, many, count]) => (count === 1 ? one : many),
  }),
];

/** Steps for one of many items that are sorted. */
const costOfSorting = 60;

const byText = (a: TracedString, b: TracedString): number => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0);

function search(
  name: string,
  en: string,
  zhCn: string,
  part: string,
  test: (whole: string, part: string) => boolean,
) {
  return define({
    name,
    usage: `${part} STRING`,
    doc: text(en, zhCn),
    parameters: [string, string],
    call: ([needle, source], { charge }) => {
      chargeSearch(source.text, needle.text, charge);
      return bool(test(source.text, needle.text), [source]);
    },
  });
}

function substring(source: TracedString, start: number, end: number): TracedString {
  const length = byteLength(source.text);
  const from = Math.max(0, start);
  const to = start >= 0 && (end < 0 || end > length) ? length : end;
  if (to < 0 || to > length || from > to) {
    const bounds = to > length ? `[:${to}] with length ${length}` : `[${from}:${to}]`;
    throw new FunctionError(`runtime error: slice bounds out of range ${bounds}`);
  }
  return slice(source, ...byteRange(source.text, from, to));
}

/** Steps for a part that is cut out of a text. */
const costOfPart = 60;

/** Steps for one place at which a text is replaced. */
const costOfOccurrence = 40;

/** Replacing nothing inserts before each character and at the end. */
const gap = /(?:)/gu;

function replaced(source: string, old: string, by: string): string {
  const verbatim = by.replaceAll('$', '$$$$');
  return old === '' ? source.replace(gap, verbatim) : source.replaceAll(old, verbatim);
}

/**
 * Counts the search for a long text, which can take as long as comparing it at each place: the JavaScript engine has
 * no better way than Boyer and Moore's.
 */
export function chargeSearch(source: string, wanted: string, charge: (amount: number) => void): void {
  if (wanted.length > 32) charge((Math.max(0, source.length - wanted.length) * wanted.length) / 32);
}

function* occurrences(source: string, old: string, by: TracedString): Generator<Replacement> {
  if (old === '') {
    let at = 0;
    for (const character of source) {
      yield { start: at, end: at, by };
      at += character.length;
    }
    yield { start: at, end: at, by };
    return;
  }
  for (let start = source.indexOf(old); start >= 0; start = source.indexOf(old, start + old.length)) {
    yield { start, end: start + old.length, by };
  }
}

/** Go's `strings.SplitN`: a negative count means all parts; an empty separator separates the characters. */
function splitText(
  source: TracedString,
  separator: string,
  charge: (amount: number) => void,
  count = -1,
): readonly TracedString[] {
  if (count === 0) return [];
  chargeSearch(source.text, separator, charge);
  const parts: TracedString[] = [];
  let position = 0;
  while (count < 0 || parts.length < count - 1) {
    const at =
      separator === '' ? nextCharacter(source.text, position) : source.text.indexOf(separator, position);
    if (at < 0) break;
    charge(costOfPart);
    parts.push(slice(source, position, at));
    position = at + separator.length;
  }
  if (separator !== '' || position < source.text.length) parts.push(slice(source, position));
  return parts;
}

/** Where the next character but one starts; -1 when the last one is reached. */
function nextCharacter(source: string, position: number): number {
  const next = position + String.fromCodePoint(source.codePointAt(position) ?? 0).length;
  return next < source.length ? next : -1;
}

const numbered = (parts: readonly TracedString[]): Dict =>
  dict(
    parts.map((part, index) => [`_${index}`, part] as const),
    'map[string]string',
  );
