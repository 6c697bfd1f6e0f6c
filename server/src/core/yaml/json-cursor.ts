import type { Span } from '../text/span';
import { readString } from './json/string';
import { type Token, tokens } from './json/tokens';
import type { YamlPath } from './path';
import type { ScalarSource } from './scalar-source';

/** What is being written at an offset of JSON, told from what stands in front of it, so half-typed text does not matter. */
export interface JsonCursor {
  /** `key`: a key of the object at `path` is being written; `value`: the value at `path`. */
  readonly role: 'key' | 'value';
  /** From the root of the JSON. */
  readonly path: YamlPath;
  /** The word at the cursor in the file, without quotes: what a completion replaces. Empty where nothing is written yet. */
  readonly word: Span;
  readonly isQuoted: boolean;
  /** Whether a colon stands behind the word. */
  readonly hasColon: boolean;
}

/** Tells the place of an offset of the file in the JSON of a scalar; undefined behind a value and in comments. */
export function jsonCursorAt(source: ScalarSource, offset: number): JsonCursor | undefined {
  const at = source.text.toDecoded(offset);
  const all = tokens(source.text.decoded);
  const descent = new Descent();
  for (const [index, token] of all.entries()) {
    if (token.kind === 'end' || token.span.start >= at) break;
    if (token.kind === 'comment' && token.span.end >= at) return undefined;
    if (holds(token, at)) {
      descent.meet();
      return cursorIn(source, descent, token, all[index + 1]);
    }
    descent.pass(token);
  }
  const { role, path } = descent;
  const word = source.text.spanInFile(at, at);
  return role && { role, path, word, isQuoted: false, hasColon: false };
}

function cursorIn(
  { text }: ScalarSource,
  { role, path }: Descent,
  token: Token,
  next: Token | undefined,
): JsonCursor | undefined {
  const { start, end } = content(token);
  const hasColon = next?.kind === 'mark' && next.text === ':';
  return (
    role && { role, path, word: text.spanInFile(start, end), isQuoted: token.kind === 'string', hasColon }
  );
}

/** Whether an offset is in a word or between the quotes of a string. */
function holds({ kind, span, closed }: Token, at: number): boolean {
  if (kind === 'word') return at <= span.end;
  return kind === 'string' && (closed ? at < span.end : at <= span.end);
}

const content = ({ kind, span, closed }: Token): Span =>
  kind === 'string' ? { start: span.start + 1, end: span.end - (closed ? 1 : 0) } : span;

/** One collection that is open: where the next element of it stands. */
interface Level {
  readonly close: '}' | ']';
  /** The key whose value is due, or the index of the element. */
  step: string | number;
  /** What is due in it. */
  due: 'key' | 'colon' | 'value' | 'comma';
}

/** The way down from the root of a JSON text to the place that the tokens have led to. */
class Descent {
  private readonly levels: Level[] = [];
  private hasRoot = false;

  /** What can be written here; undefined where only a comma or a colon is due. */
  get role(): JsonCursor['role'] | undefined {
    const { due } = this.levels.at(-1) ?? { due: this.hasRoot ? 'comma' : 'value' };
    return due === 'key' || due === 'value' ? due : undefined;
  }

  get path(): YamlPath {
    return this.levels.flatMap(({ step, due, close }) => (close === '}' && due === 'key' ? [] : [step]));
  }

  /** A text begins although a comma is due: in an object it is taken for the next key. */
  meet(): void {
    const level = this.levels.at(-1);
    if (level?.close === '}' && level.due === 'comma') level.due = 'key';
  }

  pass(token: Token): void {
    const level = this.levels.at(-1);
    if (token.kind === 'mark') this.passMark(token.text, level);
    else if (token.kind !== 'comment') this.passText(token, level);
  }

  private passMark(mark: string, level: Level | undefined): void {
    if (mark === '{') this.levels.push({ close: '}', step: '', due: 'key' });
    else if (mark === '[') this.levels.push({ close: ']', step: 0, due: 'value' });
    else if (mark === '}' || mark === ']') this.close(mark);
    else if (mark === ':' && level?.close === '}') level.due = 'value';
    else if (mark === ',' && level) this.next(level);
  }

  /** The innermost collection with this closing mark ends, with all that was left open inside of it. */
  private close(mark: string): void {
    const at = this.levels.findLastIndex(({ close }) => close === mark);
    if (at === -1) return;
    this.levels.length = at;
    this.valueEnds();
  }

  private next(level: Level): void {
    if (level.close === '}') level.due = 'key';
    else if (typeof level.step === 'number') {
      level.step++;
      level.due = 'value';
    }
  }

  /** A string or a word: a key, or a value. A key without a comma in front of it is taken for one. */
  private passText(token: Token, level: Level | undefined): void {
    if (level?.close === '}' && level.due !== 'value') {
      level.step = token.kind === 'string' ? readString(token.text, token.quote ?? '"').text : token.text;
      level.due = 'colon';
    } else this.valueEnds();
  }

  private valueEnds(): void {
    const level = this.levels.at(-1);
    if (level) level.due = 'comma';
    else this.hasRoot = true;
  }
}
