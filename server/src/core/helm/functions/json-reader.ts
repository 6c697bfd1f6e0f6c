import {
  computed,
  type Replacement,
  replaceParts,
  slice,
  type TracedString,
  untraced,
} from '../evaluate/traced-string';
import { bool, dict, float, list, nil, type Value } from '../evaluate/value';
import { FunctionError } from './define';

/** What a JSON text says; scalars are the parts of the text that they stand in. Throws a FunctionError in the words of Go's encoding/json. */
export function readJson(source: TracedString): Value {
  const reader = new JsonReader(source);
  const value = reader.value(0);
  reader.end();
  return value;
}

/** Deeper than any document, and less than the stack of the JavaScript engine holds; Go goes to 10,000. */
const deepest = 1000;

const blank = /[ \t\r\n]*/y;
const plainText = /[^"\\\0-\x1f]*/y;
const escaped = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

class JsonReader {
  private readonly text: string;
  private at = 0;

  constructor(private readonly source: TracedString) {
    this.text = source.text;
  }

  value(depth: number): Value {
    if (depth > deepest) throw new FunctionError('exceeded max depth');
    this.skip(blank);
    const start = this.at;
    switch (this.text[start]) {
      case '{':
        return this.object(depth);
      case '[':
        return this.array(depth);
      case '"':
        return this.string();
      case 't':
        return bool(true, [this.literal('true')]);
      case 'f':
        return bool(false, [this.literal('false')]);
      case 'n':
        this.literal('null');
        return nil;
      default:
        return this.number();
    }
  }

  /** Refuses what stands behind the value. */
  end(): void {
    this.skip(blank);
    if (this.at < this.text.length) this.refuse('after top-level value');
  }

  private object(depth: number): Value {
    const entries: (readonly [string, Value])[] = [];
    this.at++;
    while (!this.closes('}')) {
      if (entries.length > 0) this.comma('after object key:value pair');
      if (this.text[this.at] !== '"') this.refuse('looking for beginning of object key string');
      const key = this.string().text;
      this.skip(blank);
      if (this.text[this.at] !== ':') this.refuse('after object key');
      this.at++;
      entries.push([key, this.value(depth + 1)]);
    }
    return dict(entries);
  }

  private array(depth: number): Value {
    const items: Value[] = [];
    this.at++;
    while (!this.closes(']')) {
      if (items.length > 0) this.comma('after array element');
      items.push(this.value(depth + 1));
    }
    return list(items);
  }

  private closes(bracket: string): boolean {
    this.skip(blank);
    if (this.text[this.at] !== bracket) return false;
    this.at++;
    return true;
  }

  private comma(where: string): void {
    if (this.text[this.at] !== ',') this.refuse(where);
    this.at++;
    this.skip(blank);
  }

  private string(): TracedString {
    const start = ++this.at;
    const escapes: Replacement[] = [];
    for (;;) {
      this.skip(plainText);
      if (this.text[this.at] === '"') break;
      if (this.text[this.at] !== '\\') this.refuse('in string literal');
      const from = this.at;
      if (!this.skip(escaped)) this.refuseEscape();
      const decoded: unknown = JSON.parse(`"${this.text.slice(from, this.at)}"`);
      const by = computed(String(decoded), [slice(this.source, from, this.at)]);
      escapes.push({ start: from - start, end: this.at - start, by });
    }
    const inner = this.at === start ? untraced('') : slice(this.source, start, this.at);
    this.at++;
    return escapes.length === 0 ? inner : replaceParts(inner, escapes);
  }

  private literal(word: string): TracedString {
    const start = this.at;
    for (const letter of word) {
      if (this.text[this.at] !== letter) this.refuse(`in literal ${word} (expecting ${quoted(letter)})`);
      this.at++;
    }
    return slice(this.source, start, this.at);
  }

  private number(): Value {
    const start = this.at;
    if (!this.skip(number) || this.at === start) {
      if (this.text[start] !== '-') this.refuse('looking for beginning of value');
      this.at = start + 1;
      this.refuse('in numeric literal');
    }
    const isWhole = /^-?\d*$/.test(this.text.slice(start, this.at));
    if (isWhole && this.text[this.at] === '.') this.refuseBehind('after decimal point in numeric literal');
    if (/[eE]/.test(this.text[this.at] ?? '')) this.refuseBehind('in exponent of numeric literal');
    const shown = this.text.slice(start, this.at);
    const value = Number(shown);
    if (!Number.isFinite(value))
      throw new FunctionError(`json: cannot unmarshal number ${shown} into Go value of type float64`);
    return float(value, [slice(this.source, start, this.at)]);
  }

  private skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found) this.at += found[0].length;
    return found !== null;
  }

  private refuseEscape(): never {
    const isHex = this.text[this.at + 1] === 'u';
    this.at += isHex ? 2 : 1;
    while (isHex && /[\da-fA-F]/.test(this.text[this.at] ?? '')) this.at++;
    return this.refuse(isHex ? 'in \\u hexadecimal character escape' : 'in string escape code');
  }

  private refuseBehind(where: string): never {
    this.at++;
    if (where.includes('exponent') && /[+-]/.test(this.text[this.at] ?? '')) this.at++;
    return this.refuse(where);
  }

  private refuse(where: string): never {
    const code = this.text.codePointAt(this.at) ?? (endsToken(where) ? 0x20 : undefined);
    if (code === undefined) throw new FunctionError('unexpected end of JSON input');
    // Go reads bytes.
    const [byte = 0] = new TextEncoder().encode(String.fromCodePoint(code));
    throw new FunctionError(`invalid character ${quoted(String.fromCodePoint(byte))} ${where}`);
  }
}

/** Whether Go reads a space behind the end of the text, and finds it wrong. */
const endsToken = (where: string): boolean => /escape|numeric|in literal/.test(where);

/** A character as Go quotes it. */
function quoted(character: string): string {
  if (character === "'") return "'\\''";
  if (character === '"') return `'"'`;
  return `'${JSON.stringify(character)
    .slice(1, -1)
    .replace(/^\\u00(?=[01])/, '\\x')}'`;
}
