import type { YamlEntry, YamlMap, YamlNode, YamlParent, YamlScalar, YamlSequence } from '../node';
import { isBlockMark, readBlockScalar } from './block-scalar';
import { readFlow } from './flow';
import { findColon, isSpaceOrEnd, QuickLines, skipSpaces } from './lines';
import { readFlowScalar, readPlain } from './scalars';

/**
 * Reads the plain block YAML that charts, their values and what they render are mostly made of, about ten times faster
 * than the parser; undefined for anything else (anchors, tags, tabs, scalars over several lines, faults…), which the
 * parser has to read. What it gives is what the parser would give: one root without problems.
 */
export function readQuickly(text: string, count?: CountNodes): YamlNode | undefined {
  if (rare.test(text)) return undefined;
  const reader = new QuickReader(text, count);
  try {
    return reader.read();
  } catch (error) {
    if (error === notPlain) return undefined;
    throw error;
  }
}

/** Told of the nodes that are read; may throw, which ends the reading. */
export type CountNodes = (nodes: number) => void;

/** Tabs, carriage returns, byte order marks, directives, and lines that end a document. */
const rare = /[\t\r\ufeff]|^%|\n(?:---|\.\.\.|%)/;

/** Thrown where the text is more than plain block YAML. */
const notPlain = new Error('not plain');

/** How deep blocks may be nested here. */
const deepest = 100;

class QuickReader {
  private readonly lines: QuickLines;
  private depth = 0;

  constructor(
    private readonly text: string,
    private readonly count: CountNodes | undefined,
  ) {
    this.lines = new QuickLines(text);
  }

  read(): YamlNode {
    const { lines } = this;
    lines.jumpTo(this.text.startsWith('---\n') ? 4 : 0);
    if (lines.atEnd || lines.isDocumentMark) throw notPlain;
    const root = this.startsBlock ? this.block(undefined) : this.valueOnLine(lines.content, -1, undefined);
    if (!lines.atEnd) throw notPlain;
    return root;
  }

  /** Whether an item or a key starts in the current line. */
  private get startsBlock(): boolean {
    const { text, lines } = this;
    return lines.isItem || findColon(text, lines.content, lines.end) !== undefined;
  }

  /** The map or sequence that starts in the current line, at its indentation. */
  private block(parent: YamlParent): YamlNode {
    if (++this.depth > deepest) throw notPlain;
    const node = this.lines.isItem ? this.sequence(parent) : this.map(parent);
    this.depth--;
    return node;
  }

  private map(parent: YamlParent): YamlMap {
    const { lines } = this;
    const { indent } = lines;
    const entries: YamlEntry[] = [];
    const span = { start: lines.content, end: lines.content };
    const map: YamlMap = { kind: 'map', span, parent, entries, flow: false };
    while (!lines.atEnd && lines.indent === indent && !lines.isItem) {
      const entry = this.entry(map, indent);
      entries.push(entry);
      span.end = entry.span.end;
    }
    if (!lines.atEnd && lines.indent > indent) throw notPlain;
    return map;
  }

  private entry(parent: YamlMap, indent: number): YamlEntry {
    const { text, lines } = this;
    this.count?.(2);
    const start = lines.content;
    const span = { start, end: start };
    const entry: { -readonly [K in keyof YamlEntry]: YamlEntry[K] } = {
      kind: 'entry',
      name: '',
      key: undefined,
      value: undefined,
      parent,
      span,
    };
    const colon = findColon(text, start, lines.end);
    if (colon === undefined || colon - start > 1000) throw notPlain;
    const key = this.scalarOnLine(start, colon, entry);
    if (!key) throw notPlain;
    entry.key = key;
    entry.name = key.text;
    entry.value = this.value(colon + 1, indent, entry, true);
    span.end = (entry.value ?? key).span.end;
    return entry;
  }

  private sequence(parent: YamlParent): YamlSequence {
    const { lines } = this;
    const { indent } = lines;
    const items: YamlNode[] = [];
    const span = { start: lines.content, end: lines.content };
    const sequence: YamlSequence = { kind: 'sequence', span, parent, items, flow: false };
    while (!lines.atEnd && lines.indent === indent && lines.isItem) {
      const item = this.item(lines.content, indent, sequence);
      if (!item) throw notPlain;
      items.push(item);
      span.end = item.span.end;
    }
    if (!lines.atEnd && lines.indent > indent) throw notPlain;
    return sequence;
  }

  private item(dash: number, indent: number, parent: YamlSequence): YamlNode | undefined {
    const { text, lines } = this;
    this.count?.(1);
    const start = skipSpaces(text, dash + 1);
    if (start === lines.end || text.charCodeAt(start) === 35)
      return this.value(dash + 1, indent, parent, false);
    const isNested = text.charCodeAt(start) === 45 && isSpaceOrEnd(text, start + 1);
    if (!isNested && findColon(text, start, lines.end) === undefined)
      return this.value(dash + 1, indent, parent, false);
    lines.stepInto(start);
    return this.block(parent);
  }

  /** What stands behind a colon or a dash, in its line or below it; goes on to the next line with content. */
  private value(from: number, indent: number, parent: YamlParent, inMap: boolean): YamlNode | undefined {
    const { text, lines } = this;
    const start = skipSpaces(text, from);
    if (start === lines.end || (text.charCodeAt(start) === 35 && start > from)) {
      lines.advance();
      if (lines.atEnd || lines.indent < indent) return undefined;
      if (lines.indent > indent) return this.valueBelow(from, indent, parent);
      return inMap && lines.isItem ? this.block(parent) : undefined;
    }
    if (isBlockMark(text.charCodeAt(start))) return this.blockScalar(start, indent, parent);
    return this.valueOnLine(start, indent, parent);
  }

  private valueBelow(from: number, indent: number, parent: YamlParent): YamlNode {
    const { text, lines } = this;
    if (this.startsBlock) return this.block(parent);
    // Behind a comment the parser counts the indentation of a scalar differently.
    if (text.slice(from, lines.content).includes('#')) throw notPlain;
    return this.valueOnLine(lines.content, indent, parent);
  }

  /** A scalar or flow collection in its line; only an unquoted scalar may go on in lines that are indented beyond `indent`. */
  private valueOnLine(start: number, indent: number, parent: YamlParent): YamlNode {
    const { text, lines } = this;
    const node =
      this.scalarOnLine(start, lines.end, parent) ?? readFlow(text, start, lines.end, parent, this.count);
    if (!node) throw notPlain;
    lines.advance();
    if (lines.atEnd || lines.indent <= indent) return node;
    if (node.kind !== 'scalar' || node.style !== 'plain') throw notPlain;
    return this.longer(node, indent);
  }

  /** An unquoted scalar with the lines below that belong to it: a line break is a space, empty lines are breaks. */
  private longer(scalar: YamlScalar, indent: number): YamlScalar {
    const { text, lines } = this;
    let { end } = scalar.span;
    let folded = scalar.text;
    while (!lines.atEnd && lines.indent > indent) {
      const gap = text.slice(end, lines.content);
      const found = readPlain(text, lines.content, lines.end);
      if (!found || gap.trim() !== '') throw notPlain;
      folded += '\n'.repeat(gap.split('\n').length - 2) || ' ';
      folded += found.text;
      end = found.end;
      lines.advance();
    }
    return { ...scalar, span: { start: scalar.span.start, end }, text: folded };
  }

  private scalarOnLine(start: number, end: number, parent: YamlParent): YamlScalar | undefined {
    const { text } = this;
    const found = readFlowScalar(text, start, end);
    if (!found) return undefined;
    const span = { start, end: found.end };
    return { kind: 'scalar', span, parent, style: found.style, text: found.text };
  }

  private blockScalar(start: number, indent: number, parent: YamlParent): YamlNode {
    const found = readBlockScalar(this.text, start, indent);
    if (!found) throw notPlain;
    this.lines.jumpTo(found.end);
    const span = { start, end: found.end };
    return { kind: 'scalar', span, parent, style: found.style, text: found.text };
  }
}
