import type { Span } from '../text/span';

/** How a scalar is written; `literal` is `|`, `folded` is `>`. */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

/** What a node hangs on: an entry of a map, a sequence, or nothing for the root of a document. */
export type YamlParent = YamlEntry | YamlSequence | undefined;

interface NodeBase {
  /** Offsets in the file, quotes and block headers included, anchors and tags not. */
  readonly span: Span;
  readonly parent: YamlParent;
  readonly anchor?: string;
  readonly tag?: string;
}

/** A scalar; `text` is what it says after unquoting, never typed (see {@link file://./scalar.ts}). */
export interface YamlScalar extends NodeBase {
  readonly kind: 'scalar';
  readonly style: ScalarStyle;
  readonly text: string;
}

/** A block or flow mapping, entries in the order of the text; duplicates are kept. */
export interface YamlMap extends NodeBase {
  readonly kind: 'map';
  readonly entries: readonly YamlEntry[];
  readonly flow: boolean;
}

/** A block or flow sequence. An item that is not written (`- `) is undefined. */
export interface YamlSequence extends NodeBase {
  readonly kind: 'sequence';
  readonly items: readonly (YamlNode | undefined)[];
  readonly flow: boolean;
}

/** A use of an anchor (`*name`); {@link YamlNode}s behind it are found by `resolve` in path.ts. */
export interface YamlAlias extends NodeBase {
  readonly kind: 'alias';
  readonly name: string;
  /** The anchored node; undefined when no such anchor stands before the alias. Evaluated on demand, so cycles are harmless. */
  readonly target: YamlNode | undefined;
}

export type YamlNode = YamlScalar | YamlMap | YamlSequence | YamlAlias;

/** One `key: value` of a map; a value that is not written is undefined. */
export interface YamlEntry {
  readonly kind: 'entry';
  /** The key as text; `''` for a key that is not a scalar. */
  readonly name: string;
  readonly key: YamlNode | undefined;
  readonly value: YamlNode | undefined;
  readonly parent: YamlMap;
  /** From the start of the key to the end of the value. */
  readonly span: Span;
}

/** The span of an entry's key. */
export const keySpan = (entry: YamlEntry): Span =>
  entry.key?.span ?? { start: entry.span.start, end: entry.span.start };

/** The node with an anchor and a tag; most have none, and are made without copying. */
export function marked<Made extends YamlNode>(
  made: Made,
  { anchor, tag }: { readonly anchor?: string; readonly tag?: string },
): Made {
  if (!anchor && !tag) return made;
  return { ...made, ...(anchor ? { anchor } : {}), ...(tag ? { tag } : {}) };
}
