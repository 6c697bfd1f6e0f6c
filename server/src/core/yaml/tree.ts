import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseAllDocuments,
  type Scalar,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Span } from '../text/span';
import { decodeFlowScalar } from './decode/flow-scalar';
import { flowsOnOneLine } from './flow-lines';
import { isTooDeep } from './nesting';
import {
  marked,
  type ScalarStyle,
  type YamlEntry,
  type YamlMap,
  type YamlNode,
  type YamlParent,
  type YamlScalar,
  type YamlSequence,
} from './node';
import { onOneLine, type QuotedExtent, quotedExtent } from './quoted-extent';
import { type SyntaxProblem, syntaxMessage } from './syntax-error';

/** A parsed text: our nodes, and what is wrong. Aliases have no targets yet. */
export interface Tree {
  /** One root per YAML document in the text. */
  readonly roots: readonly (YamlNode | undefined)[];
  readonly problems: readonly SyntaxProblem[];
}

/** What the parser makes of a text. */
interface Parsed {
  readonly roots: readonly (Node | undefined)[];
  readonly problems: readonly SyntaxProblem[];
}

/** Parses YAML with recovery. Never throws: nesting beyond the stack becomes one problem. */
export function parseTree(text: string): Tree {
  if (isTooDeep(text)) return tooDeep(text);
  try {
    const { roots, problems } = parseWithExtents(text);
    return { roots: roots.map((root) => convert(root, undefined)), problems };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return tooDeep(text);
  }
}

const tooDeep = (text: string): Tree => ({
  roots: [],
  problems: [problem('RESOURCE_EXHAUSTION', [0, Math.min(text.length, 1)], '')],
});

function parseWithExtents(text: string): Parsed {
  const first = parse(text);
  const isIndentation = first.problems.some(({ code }) => code === 'BAD_INDENT');
  const flat = isIndentation ? flowsOnOneLine(text) : text;
  const flowing = flat === text ? first : parse(flat);
  return flowing.problems.length < first.problems.length
    ? withLongerQuotes(flat, flowing)
    : withLongerQuotes(text, first);
}

function withLongerQuotes(text: string, parsed: Parsed): Parsed {
  const extents: QuotedExtent[] = [];
  let piece = parsed;
  while (piece.problems.length > 0 && extents.length < mostExtents) {
    const extent = longerScalar(text, piece, extents.at(-1)?.span.end ?? 0);
    if (!extent) break;
    extents.push(extent);
    piece = parse(onOneLine(text, extents));
  }
  return extents.length === 0 ? piece : withExtents(text, piece, extents);
}

/** How many quoted scalars of one piece are taken whole against the parser. */
const mostExtents = 20;

function parse(text: string): Parsed {
  const documents = parseAllDocuments(text, {
    schema: 'failsafe',
    uniqueKeys: false,
    logLevel: 'silent',
    // The excerpts in its messages take a pass over the text for each error.
    prettyErrors: false,
    strict: true,
  });
  const list = Array.isArray(documents) ? documents : [];
  return {
    roots: list.map((document) => document.contents ?? undefined),
    problems: list.flatMap((document) =>
      document.errors.map(({ code, pos, message }) => problem(code, pos, message)),
    ),
  };
}

/** The first quoted scalar behind an offset that reaches further than the parser let it. */
function longerScalar(text: string, { roots }: Parsed, from: number): QuotedExtent | undefined {
  for (const { range } of quotedScalars(roots)) {
    const [start, end] = range ?? [0, 0];
    const extent = start >= from ? quotedExtent(text, start, end) : undefined;
    if (extent) return extent;
  }
  return undefined;
}

/** The piece with the scalars as they are really written, and with what is wrong with them. */
function withExtents(text: string, piece: Parsed, extents: readonly QuotedExtent[]): Parsed {
  for (const scalar of quotedScalars(piece.roots)) {
    const extent = extents.find(({ span }) => span.start === scalar.range?.[0]);
    const style = scalar.type === 'QUOTE_SINGLE' ? 'single' : 'double';
    if (extent) scalar.source = decodeFlowScalar(text, extent.span, style).decoded;
  }
  const unescaped = extents.flatMap((extent) => extent.unescaped ?? []);
  const found = unescaped.map(({ start, end }) => problem('UNESCAPED_QUOTE', [start, end], ''));
  return {
    ...piece,
    problems: [...piece.problems, ...found].sort((a, b) => a.span.start - b.span.start),
  };
}

function quotedScalars(roots: Parsed['roots']): readonly Scalar[] {
  const found: Scalar[] = [];
  const take = (_: unknown, scalar: Scalar) => {
    if (scalar.type === 'QUOTE_DOUBLE' || scalar.type === 'QUOTE_SINGLE') found.push(scalar);
  };
  for (const root of roots) if (root) visit(root, { Scalar: take });
  return found;
}

const problem = (code: string, [start, end]: readonly [number, number], detail: string): SyntaxProblem => ({
  span: { start, end },
  code,
  message: syntaxMessage(code, detail),
});

/** A node of the parser as one of ours; undefined for a value that is not written. */
function convert(node: unknown, parent: YamlParent): YamlNode | undefined {
  if (isScalar(node)) {
    const span = spanOf(node);
    const text = node.source ?? String(node.value ?? '');
    if (span.start === span.end && text === '' && !node.anchor && !node.tag) return undefined;
    const style = styles[node.type ?? 'PLAIN'] ?? 'plain';
    return marked<YamlScalar>({ kind: 'scalar', span, parent, style, text }, node);
  }
  if (isMap(node)) return convertMap(node, parent);
  if (isSeq(node)) return convertSequence(node, parent);
  if (isAlias(node))
    return { kind: 'alias', span: spanOf(node), parent, name: node.source, target: undefined };
  return undefined;
}

const styles: Readonly<Record<string, ScalarStyle>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

function convertMap(node: YAMLMap, parent: YamlParent): YamlNode {
  const entries: YamlEntry[] = [];
  const span = spanOf(node);
  const map = marked<YamlMap>({ kind: 'map', span, parent, entries, flow: node.flow === true }, node);
  for (const pair of node.items) entries.push(convertPair(pair, map));
  if (!map.flow) span.end = entries.at(-1)?.span.end ?? span.end;
  return map;
}

function convertPair(pair: Pair, parent: YamlMap): YamlEntry {
  const entry: { -readonly [K in keyof YamlEntry]: YamlEntry[K] } = {
    kind: 'entry',
    name: isScalar(pair.key) ? (pair.key.source ?? String(pair.key.value ?? '')) : '',
    key: undefined,
    value: undefined,
    parent,
    span: parent.span,
  };
  entry.key = convert(pair.key, entry);
  entry.value = convert(pair.value, entry);
  const start = entry.key?.span.start ?? entry.value?.span.start ?? parent.span.start;
  entry.span = { start, end: entry.value?.span.end ?? entry.key?.span.end ?? start };
  return entry;
}

function convertSequence(node: YAMLSeq, parent: YamlParent): YamlNode {
  const items: (YamlNode | undefined)[] = [];
  const span = spanOf(node);
  const sequence = marked<YamlSequence>(
    { kind: 'sequence', span, parent, items, flow: node.flow === true },
    node,
  );
  for (const item of node.items) items.push(convert(item, sequence));
  if (!sequence.flow) span.end = items.at(-1)?.span.end ?? span.end;
  return sequence;
}

function spanOf({ range }: { range?: readonly [number, number, number] | null }): {
  -readonly [K in keyof Span]: Span[K];
} {
  return { start: range?.[0] ?? 0, end: range?.[1] ?? 0 };
}
