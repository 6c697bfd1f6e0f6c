import type { Span } from '../text/span';
import {
  marked,
  type YamlEntry,
  type YamlMap,
  type YamlNode,
  type YamlParent,
  type YamlSequence,
} from './node';
import { readQuickly } from './quick/read';
import { parseTree, type Tree } from './tree';

/** One parsed piece of text; offsets are relative to its start, so that it can be kept while the text around it changes. */
export interface Piece extends Tree {
  /** Whether there are neither anchors nor aliases, so that the nodes stand for themselves. */
  readonly isPlain?: boolean;
}

/** Parses a piece of YAML with recovery; never throws. */
export const parsePiece = (text: string): Piece => plainPiece(text) ?? parseTree(text);

/** A piece that is plain block YAML; undefined for any other. */
export function plainPiece(text: string): Piece | undefined {
  const root = readQuickly(text);
  return root && { roots: [root], problems: [], isPlain: true };
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
  if (!node) return undefined;
  const span = moved(node.span, place.base);
  switch (node.kind) {
    case 'scalar':
      return marked({ kind: 'scalar', span, parent, style: node.style, text: node.text }, node);
    case 'map': {
      const entries: YamlEntry[] = [];
      const map = marked<YamlMap>({ kind: 'map', span, parent, entries, flow: node.flow }, node);
      for (const entry of node.entries) entries.push(placedEntry(entry, map, place));
      return map;
    }
    case 'sequence': {
      const items: (YamlNode | undefined)[] = [];
      const sequence = marked<YamlSequence>({ kind: 'sequence', span, parent, items, flow: node.flow }, node);
      for (const item of node.items) items.push(placed(item, sequence, place));
      return sequence;
    }
    case 'alias':
      return placedAlias(node.name, span, parent, place);
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
