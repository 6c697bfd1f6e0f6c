import { anyOf, ignoringCase, not, perlClass, posixClass, range, unicodeClass } from './character-class';
import { type CharacterTest, type Place, type RegexpDialect, RegexpError, type RegexpNode } from './node';

export interface ParsedRegexp {
  readonly root: RegexpNode;
  /** Names of the groups by index; undefined for unnamed ones and for 0, the whole match. */
  readonly groupNames: readonly (string | undefined)[];
}

/** Parses an expression in the syntax of Go's regexp; throws a {@link RegexpError}. */
export function parseRegexp(source: string, dialect: RegexpDialect): ParsedRegexp {
  const parser = new RegexpParser(source, dialect);
  return { root: parser.parse(), groupNames: parser.groupNames };
}

interface Flags {
  readonly ignoreCase: boolean;
  readonly multiLine: boolean;
  readonly dotAll: boolean;
  readonly swapGreed: boolean;
}

const noFlags: Flags = { ignoreCase: false, multiLine: false, dotAll: false, swapGreed: false };
const deepest = 200;

class RegexpParser {
  readonly groupNames: (string | undefined)[] = [undefined];
  private at = 0;
  private depth = 0;
  private flags = noFlags;

  constructor(
    private readonly source: string,
    private readonly dialect: RegexpDialect,
  ) {}

  parse(): RegexpNode {
    const root = this.choice();
    if (this.at < this.source.length) throw new RegexpError(`unexpected ): \`${this.source}\``);
    return root;
  }

  private choice(): RegexpNode {
    if (++this.depth > deepest) throw new RegexpError(`expression nests too deeply: \`${this.source}\``);
    const branches = [this.sequence()];
    while (this.take('|')) branches.push(this.sequence());
    this.depth--;
    return branches.length === 1 ? (branches[0] ?? { kind: 'empty' }) : { kind: 'choice', branches };
  }

  private sequence(): RegexpNode {
    const items: RegexpNode[] = [];
    while (this.at < this.source.length && !/^[|)]/.test(this.rest())) {
      for (const item of this.atom()) items.push(item);
      const repeated = this.repetition(items.at(-1));
      if (repeated) items.splice(-1, 1, repeated);
    }
    return { kind: 'sequence', items };
  }

  /** The repetition behind an item; undefined when none stands there. */
  private repetition(item: RegexpNode | undefined): RegexpNode | undefined {
    const operator = this.match(repetitionOperator);
    if (!operator) return undefined;
    const [written, sign, low = '', comma, high = '', lazy] = operator;
    const bounds = sign ? signBounds.get(sign) : undefined;
    const min = bounds?.[0] ?? Number(low);
    const max =
      bounds?.[1] ?? (comma === undefined ? min : high === '' ? Number.POSITIVE_INFINITY : Number(high));
    if (!item) throw new RegexpError(`missing argument to repetition operator: \`${written}\``);
    if (min > 1000 || (max > 1000 && max !== Number.POSITIVE_INFINITY) || max < min)
      throw new RegexpError(`invalid repeat count: \`${written}\``);
    const next = repetitionOperator.exec(this.rest());
    if (next) throw new RegexpError(`invalid nested repetition operator: \`${written}${next[0]}\``);
    const node: RegexpNode = { kind: 'repeat', item, min, max, greedy: !lazy !== this.flags.swapGreed };
    if (repeatSize(node) > 1000) throw new RegexpError(`invalid repeat count: \`${written}\``);
    return node;
  }

  /** The items that one piece of text stands for: none for flags, several for `\Q…\E`. */
  private atom(): readonly RegexpNode[] {
    if (this.rest().startsWith('(')) return this.group();
    if (this.rest().startsWith('[')) return [this.characters(this.bracket())];
    if (this.match(/^[*+?]/)) {
      this.at--;
      this.repetition(undefined);
    }
    if (this.rest().startsWith('\\')) return this.escape();
    const character = this.match(/^[\s\S]/u)?.[0] ?? '';
    if (character === '.') return [this.characters(this.flags.dotAll ? () => true : (code) => code !== 10)];
    if (character === '^') return [place(this.flags.multiLine ? 'line-start' : 'text-start')];
    if (character === '$') return [place(this.flags.multiLine ? 'line-end' : 'text-end')];
    return [this.literal(character)];
  }

  private group(): readonly RegexpNode[] {
    const outer = this.flags;
    const opening = this.match(groupOpening);
    const isNewer = opening?.[0].startsWith('(?<') && this.dialect === 'go1.15';
    if (!opening || isNewer)
      throw new RegexpError(`invalid or unsupported Perl syntax: \`${this.rest().slice(0, 3)}\``);
    const [written, name, on, off, end] = opening;
    if (on !== undefined) this.setFlags(on, off ?? '');
    if (end === ')') return [];
    const captures = written === '(' || name !== undefined;
    const index = captures ? this.groupNames.push(name) - 1 : 0;
    const item = this.choice();
    if (!this.take(')')) throw new RegexpError(`missing closing ): \`${this.source}\``);
    this.flags = outer;
    return [captures ? { kind: 'group', item, index } : item];
  }

  private setFlags(on: string, off: string): void {
    const decide = (letter: string, now: boolean) => (on.includes(letter) || now) && !off.includes(letter);
    this.flags = {
      ignoreCase: decide('i', this.flags.ignoreCase),
      multiLine: decide('m', this.flags.multiLine),
      dotAll: decide('s', this.flags.dotAll),
      swapGreed: decide('U', this.flags.swapGreed),
    };
  }

  private escape(): readonly RegexpNode[] {
    const quoted = this.match(/^\\Q([\s\S]*?)(?:\\E|$)/);
    if (quoted) return [...(quoted[1] ?? '')].map((character) => this.literal(character));
    const asserted = places.get(this.rest().slice(0, 2));
    if (asserted) {
      this.at += 2;
      return [place(asserted)];
    }
    const test = this.escapedClass();
    if (test) return [this.characters(test)];
    const code = this.escapedCharacter();
    return [this.characters(range(code, code))];
  }

  private escapedClass(): CharacterTest | undefined {
    const property = this.match(/^\\[pP](?:\{[^}]*\}|[^{])/);
    if (property) return unicodeClass(property[0]);
    const test = perlClass(this.source[this.at + 1] ?? '');
    if (test) this.at += 2;
    return test;
  }

  private escapedCharacter(): number {
    const found = this.match(characterEscape);
    if (!found) throw new RegexpError(`invalid escape sequence: \`${this.rest().slice(0, 2)}\``);
    const [, hexadecimal, shortHexadecimal, octal, letter, punctuation] = found;
    const hex = hexadecimal ?? shortHexadecimal;
    if (hex !== undefined) return Number.parseInt(hex, 16);
    if (octal !== undefined) return Number.parseInt(octal, 8);
    return controls.get(letter ?? '') ?? punctuation?.codePointAt(0) ?? 0;
  }

  private bracket(): CharacterTest {
    const start = this.at;
    const negated = this.match(/^\[\^?/)?.[0] === '[^';
    const tests: CharacterTest[] = [];
    for (let first = true; first || !this.rest().startsWith(']'); first = false) {
      if (this.at >= this.source.length)
        throw new RegexpError(`missing closing ]: \`${this.source.slice(start)}\``);
      tests.push(this.bracketItem());
    }
    this.at++;
    const test = this.flags.ignoreCase ? ignoringCase(anyOf(tests)) : anyOf(tests);
    return negated ? not(test) : test;
  }

  private bracketItem(): CharacterTest {
    const named = this.match(/^\[:\^?\w+:\]/);
    if (named) return posixClass(named[0]);
    if (this.rest().startsWith('\\')) {
      const test = this.escapedClass();
      if (test) return test;
    }
    const start = this.at;
    const low = this.bracketCharacter();
    if (!/^-[^\]]/.test(this.rest())) return range(low, low);
    this.at++;
    const high = this.bracketCharacter();
    if (high < low)
      throw new RegexpError(`invalid character class range: \`${this.source.slice(start, this.at)}\``);
    return range(low, high);
  }

  private bracketCharacter(): number {
    if (this.rest().startsWith('\\')) return this.escapedCharacter();
    return this.match(/^[\s\S]/u)?.[0].codePointAt(0) ?? 0;
  }

  private literal(character: string): RegexpNode {
    const code = character.codePointAt(0) ?? 0;
    return this.characters(range(code, code));
  }

  private characters(test: CharacterTest): RegexpNode {
    return { kind: 'character', test: this.flags.ignoreCase ? ignoringCase(test) : test };
  }

  private take(text: string): boolean {
    if (!this.source.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }

  private match(expression: RegExp): RegExpExecArray | undefined {
    const found = expression.exec(this.rest());
    if (!found) return undefined;
    this.at += found[0].length;
    return found;
  }

  private rest(): string {
    return this.source.slice(this.at);
  }
}

const place = (at: Place): RegexpNode => ({ kind: 'place', place: at });

/** How often the innermost item of nested counted repetitions is repeated. */
function repeatSize(node: RegexpNode): number {
  switch (node.kind) {
    case 'repeat':
      return Math.max(1, Number.isFinite(node.max) ? node.max : node.min) * repeatSize(node.item);
    case 'group':
      return repeatSize(node.item);
    case 'sequence':
      return Math.max(1, ...node.items.map(repeatSize));
    case 'choice':
      return Math.max(1, ...node.branches.map(repeatSize));
    default:
      return 1;
  }
}

const repetitionOperator = /^(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})(\?)?/;
const groupOpening = /^\((?!\?)|^\(\?P?<(\w+)>|^\(\?([imsU]*)(?:-([imsU]+))?([:)])/;
const characterEscape =
  /^\\(?:x\{([\da-fA-F]{1,6})\}|x([\da-fA-F]{2})|(0[0-7]{0,2}|[1-7][0-7]{1,2})|([aftnrv])|([!-/:-@[-`{-~]))/;

const signBounds: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['*', [0, Number.POSITIVE_INFINITY]],
  ['+', [1, Number.POSITIVE_INFINITY]],
  ['?', [0, 1]],
]);

const places: ReadonlyMap<string, Place> = new Map([
  ['\\A', 'text-start'],
  ['\\z', 'text-end'],
  ['\\b', 'word-edge'],
  ['\\B', 'no-word-edge'],
]);

const controls: ReadonlyMap<string, number> = new Map([
  ['a', 7],
  ['t', 9],
  ['n', 10],
  ['v', 11],
  ['f', 12],
  ['r', 13],
]);
