import type { Span } from '../../text/span';
import type { YamlEntry, YamlMap, YamlNode, YamlParent, YamlScalar, YamlSequence } from '../node';
import type { ScalarSource } from '../scalar-source';
import type { FaultLog } from './fault-log';
import { readString, writeString } from './string';
import { type Token, tokens } from './tokens';

/** How deep collections may be nested. */
const deepest = 200;

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Builds the tree of a JSON text and reports to the log what is wrong; goes on behind every fault. */
export class Parser {
  private readonly tokens: readonly Token[];
  private at = 0;
  /** The closing marks of the collections that are open, outermost first. */
  private readonly open: string[] = [];

  constructor(
    private readonly source: ScalarSource,
    private readonly log: FaultLog,
  ) {
    const all = tokens(source.text.decoded);
    for (const token of all) this.reportToken(token);
    this.tokens = all.filter((token) => token.kind !== 'comment');
  }

  /** The value of the text; undefined when there is none. */
  root(parent: YamlParent): YamlNode | undefined {
    while (this.peek().kind === 'mark' && !this.startsValue()) this.drop();
    const root = this.value(parent);
    if (!root) this.log.add('JSON_MISSING_VALUE', this.peek().span);
    const rest = this.peek();
    if (rest.kind === 'mark' && isClosing(rest)) this.drop();
    else if (rest.kind !== 'end') this.log.add('JSON_UNEXPECTED_TOKEN', rest.span);
    return root;
  }

  private value(parent: YamlParent): YamlNode | undefined {
    if (!this.startsValue()) return undefined;
    const token = this.take();
    if (token.text === '{' && token.kind === 'mark') return this.map(token, parent);
    if (token.text === '[' && token.kind === 'mark') return this.sequence(token, parent);
    if (token.kind === 'word' && !isLiteral(token.text)) {
      this.log.add('JSON_UNQUOTED_TEXT', token.span, literalFor(token.text));
    }
    return this.scalar(token, parent);
  }

  private map(opening: Token, parent: YamlParent): YamlMap {
    const entries: YamlEntry[] = [];
    const map: Writable<YamlMap> = { kind: 'map', span: opening.span, parent, entries, flow: true };
    this.collection(opening, '}', () => this.entry(map, entries));
    map.span = this.inFile(opening.span.start, this.lastEnd);
    return map;
  }

  private sequence(opening: Token, parent: YamlParent): YamlSequence {
    const items: (YamlNode | undefined)[] = [];
    const sequence: Writable<YamlSequence> = {
      kind: 'sequence',
      span: opening.span,
      parent,
      items,
      flow: true,
    };
    this.collection(opening, ']', () => items.push(this.value(sequence)));
    sequence.span = this.inFile(opening.span.start, this.lastEnd);
    return sequence;
  }

  /** What stands between an opening mark and its closing one; `element` reads one element, at least a token of it. */
  private collection(opening: Token, close: string, element: () => void): void {
    this.open.push(close);
    if (this.open.length > deepest) this.giveUp(opening);
    let comma: Token | undefined;
    let started = false;
    while (!this.finishes(opening, close, comma)) {
      if (this.isAt(',')) this.drop('JSON_UNEXPECTED_COMMA');
      else if (isClosing(this.peek()) || (close === ']' && this.isAt(':'))) this.drop();
      else if (started && this.isOutside(close)) {
        if (this.tokens[this.at - 1] === comma) this.at--;
        this.missingClose(opening, close);
        break;
      } else {
        if (started && !comma) this.missingComma();
        element();
        started = true;
        comma = this.isAt(',') ? this.take() : undefined;
      }
    }
    this.open.pop();
  }

  /** Whether what follows cannot belong to this collection but to one around it, so that the closing mark must be missing. */
  private isOutside(close: string): boolean {
    const around = this.open.slice(0, -1);
    return close === '}'
      ? this.isAt('{') && around.includes(']')
      : this.startsEntry() && around.includes('}');
  }

  /** Whether the collection ends here: closed, at the end of the text, or in front of the closing mark of an outer one. */
  private finishes(opening: Token, close: string, comma: Token | undefined): boolean {
    const token = this.peek();
    const outer = isClosing(token) && token.text !== close && this.open.slice(0, -1).includes(token.text);
    if (token.kind !== 'end' && !outer && !this.isAt(close)) return false;
    if (comma) this.log.add('JSON_TRAILING_COMMA', comma.span, '');
    if (this.isAt(close)) this.take();
    else this.missingClose(opening, close);
    return true;
  }

  private entry(map: YamlMap, entries: YamlEntry[]): void {
    const token = this.peek();
    const entry: Writable<YamlEntry> = {
      kind: 'entry',
      name: '',
      key: undefined,
      value: undefined,
      parent: map,
      span: token.span,
    };
    if (token.kind === 'mark') {
      this.log.add('JSON_MISSING_KEY', token.span);
      if (this.isAt(':')) this.take();
      entry.value = this.value(entry);
    } else {
      this.takeKey(entry);
      this.takeValue(entry, token);
    }
    entry.span = this.inFile(token.span.start, (entry.value ?? entry.key) ? this.lastEnd : token.span.end);
    entries.push(entry);
  }

  private takeKey(entry: Writable<YamlEntry>): void {
    const token = this.take();
    if (token.kind === 'word') this.log.add('JSON_UNQUOTED_TEXT', token.span, writeString(token.text));
    const key = this.scalar(token, entry);
    entry.key = key;
    entry.name = key.text;
  }

  /** The colon and the value behind a key; a key of its own behind them means that the value is not written yet. */
  private takeValue(entry: Writable<YamlEntry>, key: Token): void {
    const colon = this.isAt(':') ? this.take() : undefined;
    const written = this.startsValue() && !this.startsEntry();
    if (!colon) {
      const behind = { start: key.span.end, end: key.span.end };
      this.log.add('JSON_MISSING_COLON', key.span, written ? ':' : undefined, behind);
    }
    if (written) entry.value = this.value(entry);
    else if (colon) this.log.add('JSON_MISSING_VALUE', colon.span);
  }

  private scalar(token: Token, parent: YamlParent): YamlScalar {
    const span = this.inFile(token.span.start, token.span.end);
    if (token.kind === 'word') return { kind: 'scalar', span, parent, style: 'plain', text: token.text };
    const { text } = readString(token.text, token.quote ?? '"');
    return { kind: 'scalar', span, parent, style: token.quote === "'" ? 'single' : 'double', text };
  }

  private reportToken(token: Token): void {
    const { span, kind, text } = token;
    if (kind === 'comment') this.log.add('JSON_COMMENT', span, swallowsMore(token) ? undefined : '');
    else if (kind === 'mark' && text !== this.source.text.decoded[span.start]) {
      this.log.add('JSON_FULL_WIDTH', span, text);
    } else if (kind === 'string') this.reportString(token);
  }

  private reportString({ span, text, quote = '"', closed }: Token): void {
    const content = readString(text, quote);
    if (quote !== '"') {
      this.log.add('JSON_WRONG_QUOTES', span, writeString(content.text));
      return;
    }
    if (!closed) this.log.add('JSON_MISSING_QUOTE', span, '"', { start: span.end, end: span.end });
    for (const fault of content.faults) {
      const at = { start: span.start + 1 + fault.span.start, end: span.start + 1 + fault.span.end };
      const name = fault.kind === 'invalid-escape' ? 'JSON_INVALID_ESCAPE' : 'JSON_CONTROL_CHARACTER';
      this.log.add(name, at, fault.replacement);
    }
  }

  private missingClose(opening: Token, close: string): void {
    this.log.add('JSON_MISSING_CLOSE', opening.span, close, { start: this.lastEnd, end: this.lastEnd });
  }

  private missingComma(): void {
    const end = this.lastEnd;
    this.log.add('JSON_MISSING_COMMA', { start: end - 1, end }, ',', { start: end, end });
  }

  /** Skips a token that does not belong where it stands. */
  private drop(fault: 'JSON_UNEXPECTED_COMMA' | 'JSON_UNEXPECTED_TOKEN' = 'JSON_UNEXPECTED_TOKEN'): void {
    this.log.add(fault, this.take().span, '');
  }

  private giveUp(opening: Token): void {
    this.log.add('JSON_TOO_DEEP', opening.span);
    this.log.stop();
    this.at = this.tokens.length - 1;
  }

  private get lastEnd(): number {
    return this.tokens[this.at - 1]?.span.end ?? 0;
  }

  private peek(ahead = 0): Token {
    return this.tokens[Math.min(this.at + ahead, this.tokens.length - 1)] ?? endToken;
  }

  private take(): Token {
    const token = this.peek();
    if (token.kind !== 'end') this.at++;
    return token;
  }

  private isAt(mark: string): boolean {
    return this.peek().kind === 'mark' && this.peek().text === mark;
  }

  private startsValue(): boolean {
    const { kind } = this.peek();
    return kind === 'string' || kind === 'word' || this.isAt('{') || this.isAt('[');
  }

  private startsEntry(): boolean {
    const [first, second] = [this.peek(), this.peek(1)];
    return (
      (first.kind === 'string' || first.kind === 'word') && second.kind === 'mark' && second.text === ':'
    );
  }

  private inFile(start: number, end: number): Span {
    return this.source.text.spanInFile(start, end);
  }
}

const endToken: Token = { kind: 'end', span: { start: 0, end: 0 }, text: '' };

const isClosing = (token: Token): boolean => token.kind === 'mark' && /[}\]]/.test(token.text);

const isLiteral = (word: string): boolean =>
  /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)$/.test(word);

/** What a bare word should have been: a literal of another language, a number in another notation, or a string. */
function literalFor(word: string): string {
  const known: Readonly<Record<string, string>> = { True: 'true', False: 'false', None: 'null' };
  const value = /^[-+.\d]/.test(word) ? Number(word) : Number.NaN;
  return known[word] ?? (Number.isFinite(value) ? JSON.stringify(value) : writeString(word));
}

/** Whether what looks like a comment holds JSON too, since the line breaks of the text are folded away. */
const swallowsMore = ({ text }: Token): boolean => !text.startsWith('/*') && /[{}[\]"]/.test(text);
