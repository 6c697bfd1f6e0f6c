import type { Span } from '../text/span';
import { type Block, cutBlocks, type ItemBlock, type Stretch, wholeBelow, withoutDash } from './blocks';
import type { YamlEntry, YamlMap, YamlNode, YamlParent, YamlSequence } from './node';
import {
  type Piece,
  type Placement,
  parsePiece,
  placedEntries,
  placedItems,
  placedRoots,
  plainPiece,
} from './piece';
import type { CountNodes } from './quick/read';
import type { SyntaxProblem } from './syntax-error';
import { repeatsKey, walk } from './walk';

/** How many syntax problems of one file are kept; one broken line can cause a cascade of them. */
const mostProblems = 20;

/**
 * Parses a YAML text; never fails. With the document of an earlier version, stretches of a long text that did not
 * change are not parsed again. `count` is told how much there is to read, before it is read; when it throws, so does this.
 */
export function parseYaml(text: string, earlier?: YamlDocument, count?: CountNodes): YamlDocument {
  // Reading a plain text in one go is the fastest when nothing is known of it yet.
  const plain = text.length < wholeBelow || earlier ? undefined : plainPiece(text, count);
  if (plain) return new YamlDocument(text, undefined, new Map(), new Map([[0, plain]]));
  const blocks = cutBlocks(text, earlier);
  const pieces = new Map<string, Piece>();
  const placed = new Map<number, Piece>();
  for (const stretch of stretches(blocks ?? [{ kind: 'leaf', start: 0, end: text.length }])) {
    const part = withoutDash(text, stretch);
    const piece = earlier?.pieces.get(part) ?? parsePiece(part, count);
    pieces.set(part, piece);
    placed.set(stretch.start, piece);
  }
  return new YamlDocument(text, blocks, pieces, placed);
}

/** A parsed YAML text: a tree with spans and parents, and what is wrong with it. An immutable snapshot. */
export class YamlDocument {
  private cachedRoots: readonly (YamlNode | undefined)[] | undefined;
  private cachedProblems: readonly SyntaxProblem[] | undefined;
  private cachedRepeating: readonly YamlMap[] | undefined;
  /** The maps whose entries come from several pieces, once {@link roots} are made. */
  private readonly composed: YamlMap[] = [];
  private cachedAnchors: ReadonlyMap<string, readonly YamlNode[]> | undefined;

  constructor(
    readonly text: string,
    readonly blocks: readonly Block[] | undefined,
    /** The parsed stretches by their text. */
    readonly pieces: ReadonlyMap<string, Piece>,
    /** The same by the offset at which they start. */
    private readonly placed: ReadonlyMap<number, Piece>,
  ) {}

  /** Whether all of the text is plain block YAML: without problems, anchors, aliases and tags. */
  get isPlain(): boolean {
    return [...this.placed.values()].every(({ isPlain }) => isPlain);
  }

  /** Where the text is not YAML, in the order of the text; at most 20. */
  get problems(): readonly SyntaxProblem[] {
    this.cachedProblems ??= this.findProblems();
    return this.cachedProblems;
  }

  private findProblems(): readonly SyntaxProblem[] {
    return [...this.placed]
      .flatMap(([start, { problems }]) => problems.map((found) => moved(found, start)))
      .slice(0, mostProblems);
  }

  /** The root of the first document; undefined for an empty text. */
  get root(): YamlNode | undefined {
    return this.roots[0];
  }

  /** The roots of all documents in the text (`---` between them). */
  get roots(): readonly (YamlNode | undefined)[] {
    this.cachedRoots ??= this.blocks
      ? [this.mapOf(this.blocks, undefined, { start: 0, end: this.text.length })]
      : this.rootsOf(this.placed.get(0));
    return this.cachedRoots;
  }

  /** The maps in which a key stands twice. */
  get repeatingMaps(): readonly YamlMap[] {
    this.cachedRepeating ??= this.findRepeating();
    return this.cachedRepeating;
  }

  /** What is unchanged is not walked again: a piece knows whether it repeats keys. */
  private findRepeating(): readonly YamlMap[] {
    const { roots, composed } = this;
    if ([...this.placed.values()].some(({ repeatsKeys }) => repeatsKeys))
      return roots.flatMap((root) => [...walk(root)].filter(repeatsKey));
    return composed.filter(repeatsKey);
  }

  private rootsOf(piece: Piece | undefined): readonly (YamlNode | undefined)[] {
    return piece ? placedRoots(piece, this.placement(0)) : [];
  }

  private mapOf(blocks: readonly Block[], parent: YamlParent, place: Span): YamlMap {
    const entries: YamlEntry[] = [];
    const span = { ...place };
    const map: YamlMap = { kind: 'map', span, parent, entries, flow: false };
    this.composed.push(map);
    for (const block of blocks) for (const entry of this.entriesOf(block, map)) entries.push(entry);
    fit(span, entries);
    return map;
  }

  private entriesOf(block: Block, map: YamlMap): readonly YamlEntry[] {
    const head = this.placed.get(block.start);
    const entries = head ? placedEntries(head, map, this.placement(block.start)) : [];
    const [only] = entries;
    if (block.kind === 'leaf' || !only) return entries;
    const entry = { ...only, key: undefined };
    const place = { start: block.headEnd, end: block.end };
    const value =
      block.kind === 'nest'
        ? this.mapOf(block.children, entry, place)
        : this.sequenceOf(block.items, entry, { ...place, start: firstDash(this.text, block.headEnd) });
    const span = { start: only.span.start, end: value.span.end };
    return [Object.assign(entry, { key: only.key && { ...only.key, parent: entry }, value, span })];
  }

  private sequenceOf(blocks: readonly ItemBlock[], parent: YamlEntry, place: Span): YamlSequence {
    const items: (YamlNode | undefined)[] = [];
    const span = { ...place };
    const sequence: YamlSequence = { kind: 'sequence', span, parent, items, flow: false };
    for (const block of blocks) for (const item of this.itemsOf(block, sequence)) items.push(item);
    span.end = items.at(-1)?.span.end ?? span.end;
    return sequence;
  }

  private itemsOf(block: ItemBlock, sequence: YamlSequence): readonly (YamlNode | undefined)[] {
    if (block.kind === 'item')
      return [this.mapOf(block.children, sequence, { start: block.start, end: block.end })];
    const piece = this.placed.get(block.start);
    return piece ? placedItems(piece, sequence, this.placement(block.start)) : [];
  }

  private placement(base: number): Placement {
    return { base, anchors: (name, before) => this.anchored(name, before) };
  }

  /** The last node with this anchor that starts before an offset. */
  private anchored(name: string, before: number): YamlNode | undefined {
    this.cachedAnchors ??= anchorsOf(this.roots);
    return this.cachedAnchors.get(name)?.findLast((node) => node.span.start < before);
  }
}

/** The stretches of a text that are parsed on their own, in order. */
function stretches(blocks: readonly (Block | ItemBlock)[]): Stretch[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'leaf') return [block];
    if (block.kind === 'item') return stretches(block.children);
    return [headOf(block), ...stretches(block.kind === 'nest' ? block.children : block.items)];
  });
}

/** The stretch that holds the key of a big entry; all of a small one. */
const headOf = (block: Block): Stretch => (block.kind === 'leaf' ? block : { ...block, end: block.headEnd });

const moved = (found: SyntaxProblem, by: number): SyntaxProblem => ({
  ...found,
  span: { start: found.span.start + by, end: found.span.end + by },
});

/** A block map reaches from its first key to the end of its last value. */
function fit(span: { start: number; end: number }, entries: readonly YamlEntry[]): void {
  span.start = entries[0]?.span.start ?? span.start;
  span.end = entries.at(-1)?.span.end ?? span.end;
}

/** The first dash that starts a line behind an offset; comments in front of it do not belong to the list. */
function firstDash(text: string, from: number): number {
  const line = /^ *-(?=\s|$)/m.exec(text.slice(from));
  return line ? from + line.index + line[0].length - 1 : from;
}

function anchorsOf(roots: readonly (YamlNode | undefined)[]): ReadonlyMap<string, readonly YamlNode[]> {
  const anchors = new Map<string, YamlNode[]>();
  for (const root of roots) {
    for (const node of walk(root)) {
      if (node.anchor) anchors.set(node.anchor, [...(anchors.get(node.anchor) ?? []), node]);
    }
  }
  return anchors;
}
