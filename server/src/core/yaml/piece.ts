import type { Span } from '../text/span';
import {
  marked,
  type YamlEntry,
  type YamlMap,
  type YamlNode,
  type YamlParent,
  type YamlSequence,
} from './node';
import { type CountNodes, readQuickly } from './quick/read';
import type { SyntaxProblem } from './syntax-error';
import { parseTree, type Tree } from './tree';
import { repeatsKey, walk } from './walk';

/** One parsed piece of text; offsets are relative to its start, so that it can be kept while the text around it changes. */
export class Piece implements Tree {
  readonly roots: readonly (YamlNode | undefined)[];
  readonly problems: readonly SyntaxProblem[];
  private cachedRepeats: boolean | undefined;

  constructor(
    { roots, problems }: Tree,
    /** Whether there are neither anchors nor aliases, so that the nodes stand for themselves. */
    readonly isPlain: boolean,
  ) {
    this.roots = roots;
    this.problems = problems;
  }

  /** Whether a key stands twice in one of its maps. */
  get repeatsKeys(): boolean {
    this.cachedRepeats ??= this.roots.some(repeatsInside);
    return this.cachedRepeats;
  }
}

function repeatsInside(root: YamlNode | undefined): boolean {
  for (const node of walk(root)) if (repeatsKey(node)) return true;
  return false;
}

/**
 * The parser makes tokens of a text first, and takes for each as long as the quick reader for a node; longer in a long
 * text that could not be cut at its keys, which is hardly ever YAML.
 */
const nodesIn = ({ length }: string): number => length * (length < 10_000 ? 1 : length < 100_000 ? 8 : 40);

/** Parses a piece of YAML with recovery; never throws, unless `count` does. */
export function parsePiece(text: string, count?: CountNodes): Piece {
  const plain = plainPiece(text, count);
  if (plain) return plain;
  count?.(nodesIn(text));
  return new Piece(parseTree(text), false);
}

/** A piece that is plain block YAML; undefined for any other. */
export function plainPiece(text: string, count?: CountNodes): Piece | undefined {
  const root = readQuickly(text, count);
  return root && new Piece({ roots: [root], problems: [] }, true);
}

/** Where a piece stands: how far it starts into the file, and how aliases find their anchors. */
export interface Placement {
  readonly base: number;
  readonly anchors: (name: string, before: number) => YamlNode | undefined;
}

/** The roots of a piece where it stands in a file. */
export const placedRoots = (
  { roots, isPlain }: Piece,
  place: Placement,
): readonly (YamlNode | undefined)[] =>
  isPlain && place.base === 0 ? roots : roots.map((root) => placed(root, undefined, place));

/** The entries of a piece that holds a mapping, as entries of `parent`. */
export function placedEntries({ roots }: Piece, parent: YamlMap, place: Placement): readonly YamlEntry[] {
  const [root] = roots;
  return root?.kind === 'map' ? root.entries.map((entry) => placedEntry(entry, parent, place)) : [];
}

/** The items of a piece that holds a sequence, as items of `parent`. */
export function placedItems(
  { roots }: Piece,
  parent: YamlSequence,
  place: Placement,
): readonly (YamlNode | undefined)[] {
  const [root] = roots;
  return root?.kind === 'sequence' ? root.items.map((item) => placed(item, parent, place)) : [];
}

function placed(node: YamlNode | undefined, parent: YamlParent, place: Placement): YamlNode | undefined {
  switch (node?.kind) {
    case 'scalar': {
      const span = moved(node.span, place.base);
      return marked({ kind: 'scalar', span, parent, style: node.style, text: node.text }, node);
    }
    case 'map':
      return new PlacedMap(node, parent, place);
    case 'sequence':
      return new PlacedSequence(node, parent, place);
    case 'alias':
      return placedAlias(node.name, moved(node.span, place.base), parent, place);
    default:
      return undefined;
  }
}

/** What is common to maps and sequences: what they hold is placed when it is first asked for, which of a long text little is. */
abstract class PlacedCollection<Kind extends YamlMap | YamlSequence> {
  readonly span: Span;
  readonly flow: boolean;
  readonly anchor?: string;
  readonly tag?: string;

  constructor(
    protected readonly source: Kind,
    readonly parent: YamlParent,
    protected readonly place: Placement,
  ) {
    this.span = moved(source.span, place.base);
    this.flow = source.flow;
    if (source.anchor) this.anchor = source.anchor;
    if (source.tag) this.tag = source.tag;
  }
}

class PlacedMap extends PlacedCollection<YamlMap> implements YamlMap {
  readonly kind = 'map';
  private placedEntries: readonly YamlEntry[] | undefined;

  get entries(): readonly YamlEntry[] {
    this.placedEntries ??= this.source.entries.map((entry) => placedEntry(entry, this, this.place));
    return this.placedEntries;
  }
}

class PlacedSequence extends PlacedCollection<YamlSequence> implements YamlSequence {
  readonly kind = 'sequence';
  private placedItems: readonly (YamlNode | undefined)[] | undefined;

  get items(): readonly (YamlNode | undefined)[] {
    this.placedItems ??= this.source.items.map((item) => placed(item, this, this.place));
    return this.placedItems;
  }
}

function placedEntry(entry: YamlEntry, parent: YamlMap, place: Placement): YamlEntry {
  const { name } = entry;
  const span = moved(entry.span, place.base);
  const copy: { -readonly [K in keyof YamlEntry]: YamlEntry[K] } = {
    kind: 'entry',
    name,
    key: undefined,
    value: undefined,
    parent,
    span,
  };
  copy.key = placed(entry.key, copy, place);
  copy.value = placed(entry.value, copy, place);
  return copy;
}

const placedAlias = (name: string, span: Span, parent: YamlParent, { anchors }: Placement): YamlNode => ({
  kind: 'alias',
  span,
  parent,
  name,
  get target() {
    return anchors(name, span.start);
  },
});

const moved = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });
