import { computed, type Source, type TracedString } from '../evaluate/traced-string';
import { bool, type Dict, dict, float, int, list, type Value } from '../evaluate/value';
import { parseFloat64, parseInteger } from './cast';
import { FunctionError } from './define';

/** The map that a TOML text says. Throws a FunctionError when it says none. Dates are kept as texts. */
export function readToml(source: TracedString): Dict {
  const reader = new TomlReader(source);
  const root = dict();
  let table = root;
  for (reader.skipLines(); !reader.atEnd(); reader.skipLines()) {
    const opened = readHeader(reader, root);
    if (opened !== undefined) table = opened;
    else readEntry(reader, table);
    reader.endLine();
  }
  return root;
}

/** Where in the text the reading stands. */
class TomlReader {
  private at = 0;
  readonly from: readonly Source[];

  constructor(private readonly source: TracedString) {
    this.from = [source];
  }

  atEnd(): boolean {
    return this.at >= this.source.text.length;
  }

  /** Takes what the pattern (sticky) matches here. */
  take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.source.text);
    if (match === null) return undefined;
    this.at += match[0].length;
    return match;
  }

  expect(pattern: RegExp, what: string): RegExpExecArray {
    return this.take(pattern) ?? this.fail(`expected ${what}`);
  }

  skipLines(): void {
    this.take(/(?:\s|#[^\n]*)*/y);
  }

  endLine(): void {
    this.expect(/[ \t]*(?:#[^\n]*)?(?:\r?\n|$)/y, 'the end of the line');
  }

  fail(what: string): never {
    const line = this.source.text.slice(0, this.at).split('\n').length;
    throw new FunctionError(`toml: line ${line}: ${what}`);
  }
}

function readHeader(reader: TomlReader, root: Dict): Dict | undefined {
  const isList = reader.take(/\[\[[ \t]*/y) !== undefined;
  if (!isList && reader.take(/\[[ \t]*/y) === undefined) return undefined;
  const path = readPath(reader);
  reader.expect(isList ? /[ \t]*\]\]/y : /[ \t]*\]/y, 'a closing bracket');
  const parent = path.slice(0, -1).reduce((map, key) => tableAt(reader, map, key), root);
  const last = path.at(-1) ?? '';
  if (!isList) return tableAt(reader, parent, last);
  const table = dict();
  const before = parent.entries.get(last);
  parent.entries.set(last, list([...(before?.kind === 'list' ? before.items : []), table]));
  return table;
}

function readPath(reader: TomlReader): readonly string[] {
  const path: string[] = [];
  do path.push(readKey(reader));
  while (reader.take(/[ \t]*\.[ \t]*/y) !== undefined);
  return path;
}

function readKey(reader: TomlReader): string {
  const bare = reader.take(/[\w-]+/y);
  if (bare !== undefined) return bare[0];
  return readQuoted(reader) ?? reader.fail('expected a key');
}

/** The table under a key, of a list of tables the last one; made when there is none. */
function tableAt(reader: TomlReader, map: Dict, key: string): Dict {
  const found = map.entries.get(key);
  const table = found?.kind === 'list' ? found.items.at(-1) : found;
  if (table?.kind === 'dict') return table;
  if (found !== undefined) reader.fail(`key ${key} is no table`);
  const made = dict();
  map.entries.set(key, made);
  return made;
}

function readEntry(reader: TomlReader, table: Dict, depth = 0): void {
  const path = readPath(reader);
  reader.expect(/[ \t]*=[ \t]*/y, '=');
  const parent = path.slice(0, -1).reduce((map, key) => tableAt(reader, map, key), table);
  const key = path.at(-1) ?? '';
  if (parent.entries.has(key)) reader.fail(`key ${key} is defined twice`);
  parent.entries.set(key, readValue(reader, depth + 1));
}

const deepest = 200;

function readValue(reader: TomlReader, depth: number): Value {
  if (depth > deepest) reader.fail('nested too deep');
  const quoted = readQuoted(reader);
  if (quoted !== undefined) return computed(quoted, reader.from);
  if (reader.take(/\[/y) !== undefined) return readArray(reader, depth);
  if (reader.take(/\{[ \t]*/y) !== undefined) return readInlineTable(reader, depth);
  const [word] = reader.expect(/[^\s,\]}#]+(?: \d{2}:\d{2}:\d{2}[^\s,\]}#]*)?/y, 'a value');
  return readWord(reader, word);
}

function readArray(reader: TomlReader, depth: number): Value {
  const items: Value[] = [];
  for (reader.skipLines(); reader.take(/\]/y) === undefined; reader.skipLines()) {
    items.push(readValue(reader, depth + 1));
    reader.skipLines();
    if (reader.take(/,/y) !== undefined) continue;
    reader.expect(/\]/y, ', or ]');
    break;
  }
  return list(items);
}

function readInlineTable(reader: TomlReader, depth: number): Value {
  const table = dict();
  while (reader.take(/[ \t]*\}/y) === undefined) {
    readEntry(reader, table, depth + 1);
    if (reader.take(/[ \t]*,[ \t]*/y) !== undefined) continue;
    reader.expect(/[ \t]*\}/y, ', or }');
    break;
  }
  return table;
}

function readWord(reader: TomlReader, word: string): Value {
  if (word === 'true' || word === 'false') return bool(word === 'true', reader.from);
  const plain = word.replace(/(?<=\d)_(?=\d)/g, '');
  const whole = /^[-+]?0\d/.test(plain) ? undefined : parseInteger(plain);
  if (whole !== undefined) return int(whole, reader.from, 'int64');
  const number = parseFloat64(plain);
  if (number !== undefined) return float(number, reader.from);
  if (/^\d{4}-\d{2}-\d{2}|^\d{2}:\d{2}/.test(word)) return computed(word, reader.from);
  return reader.fail(`expected a value, found ${word}`);
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['t', '\t'],
  ['n', '\n'],
  ['f', '\f'],
  ['r', '\r'],
  ['e', '\x1b'],
  ['"', '"'],
  ['\\', '\\'],
]);

function readQuoted(reader: TomlReader): string | undefined {
  const literal = reader.take(/'''\r?\n?((?:(?!''').)*)'''|'(?!'')([^'\n]*)'/sy);
  if (literal !== undefined) return literal[1] ?? literal[2] ?? '';
  const basic = reader.take(/"""\r?\n?((?:\\.|(?!""")[^\\])*)"""|"(?!"")((?:\\.|[^"\\\n])*)"/sy);
  if (basic === undefined) return undefined;
  return unescaped(reader, (basic[1] ?? basic[2] ?? '').replace(/\\[ \t]*\r?\n\s*/g, ''));
}

const unescaped = (reader: TomlReader, text: string): string =>
  text.replace(/\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|(.))/gsu, (_, short, long, letter) => {
    const code = Number.parseInt(short ?? long ?? '', 16);
    if (code <= 0x10ffff) return String.fromCodePoint(code);
    return escapes.get(letter) ?? reader.fail('invalid escape in a string');
  });
