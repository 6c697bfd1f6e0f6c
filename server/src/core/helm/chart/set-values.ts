import { traced } from '../evaluate/traced-string';
import { bool, type Dict, dict, int, list, nil, type Value } from '../evaluate/value';

/** Why the text of a `--set` is refused. */
export class SetSyntaxError extends Error {
  override readonly name = 'SetSyntaxError';
}

/** Writes what `--set a.b=c,list[0]=d` says into `target`. With `strings` nothing is read as number, truth or null. Throws {@link SetSyntaxError}. */
export function setValues(target: Dict, text: string, strings = false): void {
  new SetParser(text, strings).into(target);
}

/** Writes the second values over the first, map by map, as several `-f` do. */
export function overlay(target: Dict, source: Dict): Dict {
  for (const [key, value] of source.entries) {
    const own = target.entries.get(key);
    if (own?.kind === 'dict' && value.kind === 'dict') overlay(own, value);
    else target.entries.set(key, value);
  }
  return target;
}

/** Writes one value at a path of keys and list indexes, making maps and lists on the way. */
export function setAt(target: Dict, path: readonly (string | number)[], value: Value): void {
  const [key, ...rest] = path;
  if (typeof key === 'string') target.entries.set(key, withValueAt(target.entries.get(key), rest, value));
}

function withValueAt(current: Value | undefined, path: readonly (string | number)[], value: Value): Value {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (typeof key === 'string') {
    const map = current?.kind === 'dict' ? current : dict();
    map.entries.set(key, withValueAt(map.entries.get(key), rest, value));
    return map;
  }
  const items = current?.kind === 'list' ? [...current.items] : [];
  while (items.length < key) items.push(nil);
  items[key] = withValueAt(items[key], rest, value);
  return list(items);
}

/** As Helm has it. */
const longestList = 65536;

class SetParser {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly strings: boolean,
  ) {}

  into(target: Dict): void {
    while (this.at < this.text.length) {
      const path = this.path();
      const value = this.value();
      const empty = path.indexOf('', 1);
      if (empty > 0) throw new SetSyntaxError(`key map "${path[empty - 1]}" has no value`);
      if (path[0] !== '') {
        refuseConflicts(target, path);
        setAt(target, path, value);
      }
    }
  }

  private path(): readonly (string | number)[] {
    const path: (string | number)[] = [];
    for (;;) {
      const key = this.upTo('.=,[');
      const end = this.text[this.at];
      if (key !== '' || end !== '[') path.push(key);
      this.at++;
      if (end === '=') return path;
      if (end === '[') path.push(this.index());
      else if (end !== '.') throw new SetSyntaxError(`key "${key}" has no value`);
      if (end !== '[') continue;
      const next = this.text[this.at];
      this.at++;
      if (next === '=') return path;
      if (next === '[') this.at--;
      else if (next !== '.') throw new SetSyntaxError(`unexpected data behind the index of "${path[0]}"`);
    }
  }

  private index(): number {
    const digits = this.upTo(']');
    this.at++;
    if (!/^\d+$/.test(digits)) throw new SetSyntaxError(`error parsing index: "${digits}" is no number`);
    if (Number(digits) > longestList)
      throw new SetSyntaxError(
        `index of ${digits} is greater than maximum supported index of ${longestList}`,
      );
    return Number(digits);
  }

  private value(): Value {
    if (this.text[this.at] !== '{') return this.scalar(',');
    this.at++;
    const items: Value[] = [];
    do {
      items.push(this.scalar(',}'));
      if (this.at > this.text.length) throw new SetSyntaxError('list must terminate with "}"');
    } while (this.text[this.at - 1] !== '}');
    if (this.text[this.at] === ',') this.at++;
    return list(items);
  }

  /** A value up to one of the characters, which is passed. */
  private scalar(ends: string): Value {
    const start = this.at;
    const text = this.upTo(ends);
    this.at++;
    const source = traced(text, { kind: 'built-in', name: `--set ${this.text.slice(start, this.at - 1)}` });
    if (this.strings) return source;
    if (/^(?:true|false)$/i.test(text)) return bool(text.toLowerCase() === 'true', [source]);
    if (/^null$/i.test(text)) return nil;
    return isInt64(text) ? int(Number(text), [source], 'int64') : source;
  }

  /** The text up to one of the characters, without the backslashes that escape. */
  private upTo(ends: string): string {
    let result = '';
    for (; this.at < this.text.length; this.at++) {
      const character = this.text[this.at] ?? '';
      if (ends.includes(character)) break;
      if (character === '\\') this.at++;
      result += character === '\\' ? (this.text[this.at] ?? '') : character;
    }
    return result;
  }
}

/** Decimal digits without leading zeros that fit into 64 bits. */
function isInt64(text: string): boolean {
  if (!/^(?:0|[-+]?[1-9]\d*)$/.test(text) || text.length > 20) return false;
  const number = BigInt(text.replace('+', ''));
  return number === BigInt.asIntN(64, number);
}

/** Helm does not go into what an earlier part of the text made something else. */
function refuseConflicts(target: Dict, path: readonly (string | number)[]): void {
  let map: Dict = target;
  for (const [index, key] of path.slice(0, -1).entries()) {
    const inner = map.entries.get(String(key));
    const wanted = typeof path[index + 1] === 'number' ? 'list' : 'dict';
    if (inner === undefined || (inner.kind === 'nil' && wanted === 'list')) return;
    if (inner.kind !== wanted) throw new SetSyntaxError(`unable to parse key: "${key}" holds something else`);
    if (inner.kind !== 'dict') return;
    map = inner;
  }
}
