import type { Span } from '../text/span';
import type { YamlEntry, YamlNode } from '../yaml/node';
import { asMap, entryOf, itemsOf, resolve } from '../yaml/path';
import type { Oddity } from './reference';

/** How far a dotted path leads into a document. */
export interface DotPathResult {
  /** The last entry or list item reached. */
  readonly entry: YamlEntry | undefined;
  readonly node: YamlNode | undefined;
  /** Whether all of the path was used up. */
  readonly complete: boolean;
  /** How many characters of the path lead somewhere. */
  readonly known: number;
  readonly oddity?: Oddity;
}

/**
 * Follows a path of keys joined by dots. What no document defines (SPEC A42) is followed all the same and named as an
 * oddity: list indexes (`images.0.tag`, `images[0].tag`) and keys that contain dots.
 */
export function followDotPath(root: YamlNode | undefined, path: string): DotPathResult {
  let state: DotPathResult = { entry: undefined, node: root, complete: path === '', known: 0 };
  while (!state.complete) {
    const next = step(state, path);
    if (!next) return state;
    state = next;
  }
  return state;
}

function step(state: DotPathResult, path: string): DotPathResult | undefined {
  const rest = path.slice(state.known === 0 ? 0 : state.known + (path[state.known] === '.' ? 1 : 0));
  const offset = path.length - rest.length;
  const target = resolve(state.node);
  if (target?.kind === 'sequence') return item(state, path, rest, offset);
  const map = asMap(target);
  if (!map) return undefined;
  for (const key of keysAtStart(rest)) {
    const entry = entryOf(map, key);
    if (!entry) continue;
    const known = offset + key.length;
    const oddity = state.oddity ?? (key.includes('.') ? 'dotted-key' : undefined);
    return {
      entry,
      node: entry.value,
      complete: known === path.length,
      known,
      ...(oddity ? { oddity } : {}),
    };
  }
  return undefined;
}

function item(state: DotPathResult, path: string, rest: string, offset: number): DotPathResult | undefined {
  const [written, bracketed, plain] = /^(?:\[(\d+)\]|(\d+))(?=[.[]|$)/.exec(rest) ?? [];
  if (written === undefined) return undefined;
  const node = itemsOf(state.node)[Number(bracketed ?? plain)];
  const known = offset + written.length;
  return node && { entry: state.entry, node, complete: known === path.length, known, oddity: 'list-index' };
}

/** What could be the first key of a path: its first segment, else longer stretches for keys that contain dots. */
function* keysAtStart(path: string): Generator<string> {
  const bracket = path.search(/\[\d+\](?:[.[]|$)/);
  for (let end = path.indexOf('.'); end !== -1; end = path.indexOf('.', end + 1)) {
    if (bracket !== -1 && bracket < end) yield path.slice(0, bracket);
    yield path.slice(0, end);
  }
  if (bracket !== -1) yield path.slice(0, bracket);
  yield path;
}

/** The segments of a dotted path with their places in it. */
export function segmentsOf(path: string): readonly { readonly text: string; readonly span: Span }[] {
  let start = 0;
  return path.split('.').map((text) => {
    const span = { start, end: start + text.length };
    start = span.end + 1;
    return { text, span };
  });
}
