import type { Origin } from './origin';
import { type Piece, type Segment, type Source, TracedString } from './traced-string';

interface Task {
  readonly string: TracedString;
  readonly from: number;
  readonly to: number;
  /** Offset in the asked string that belongs to `from`. */
  readonly at: number;
}

/** Where the characters from `start` up to, without, `end` come from: segments in order that cover the range. */
export function segmentsOf(string: TracedString, start = 0, end = string.text.length): readonly Segment[] {
  const found: Segment[] = [];
  // A stack instead of recursion: a string that was built up in a long loop nests as deep as the loop is long.
  const stack: Task[] = [{ string, from: start, to: end, at: start }];
  for (let task = stack.pop(); task !== undefined; task = stack.pop()) {
    for (const next of resolve(task, found).reverse()) stack.push(next);
  }
  return fillGaps(found, start, end);
}

/** Appends the segments that a string knows itself; returns the parts of other strings that are to be looked at next. */
function resolve(task: Task, found: Segment[]): Task[] {
  const later: Task[] = [];
  for (const [piece, offset] of piecesIn(task.string, task.from, task.to)) {
    const from = Math.max(task.from, offset);
    const to = Math.min(task.to, offset + piece.length);
    if (from < to)
      visit(piece, { string: task.string, from, to, at: task.at + from - task.from }, offset, later, found);
  }
  return later;
}

/** The pieces that reach into a range, and where each starts. */
function* piecesIn(string: TracedString, from: number, to: number): Generator<readonly [Piece, number]> {
  const pieces = string.trace();
  const first = pieces.length < few ? 0 : pieceAt(string.starts(), from);
  let offset = first === 0 ? 0 : (string.starts()[first] ?? 0);
  for (let index = first; index < pieces.length && offset < to; index++) {
    const piece = pieces[index];
    if (piece === undefined) return;
    yield [piece, offset];
    offset += piece.length;
  }
}

/** So few pieces are gone through one by one. */
const few = 16;

/** The last of the pieces that start at or before an offset. */
function pieceAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function visit(piece: Piece, part: Task, pieceStart: number, later: Task[], found: Segment[]): void {
  const [only] = piece.from;
  const end = part.at + part.to - part.from;
  if (only === undefined) return;
  if (piece.start === undefined || piece.from.length > 1) {
    found.push({ start: part.at, end, origins: originsOf(piece.from), at: undefined });
    return;
  }
  const start = piece.start + part.from - pieceStart;
  if (only instanceof TracedString) {
    later.push({ string: only, from: start, to: start + part.to - part.from, at: part.at });
    return;
  }
  found.push({ start: part.at, end, origins: [only], at: start });
}

/** Every origin that any character of the sources has, each once, in order of appearance. */
export function originsOf(sources: readonly Source[]): readonly Origin[] {
  const origins = new Set<Origin>();
  const seen = new Map<TracedString, Set<string>>();
  const stack = sources.map(whole).reverse();
  for (let part = stack.pop(); part !== undefined; part = stack.pop()) {
    if (!('string' in part)) origins.add(part);
    else if (isNew(seen, part)) for (const next of sourcesOfPart(part).reverse()) stack.push(next);
  }
  return [...origins];
}

/** A part of a string of which the origins are wanted; a slice does not answer for all of its source. */
interface Part {
  readonly string: TracedString;
  readonly from: number;
  readonly to: number;
}

const whole = (source: Source): Part | Origin =>
  source instanceof TracedString ? { string: source, from: 0, to: source.text.length } : source;

function isNew(seen: Map<TracedString, Set<string>>, { string, from, to }: Part): boolean {
  const ranges = seen.get(string) ?? new Set();
  seen.set(string, ranges);
  const size = ranges.size;
  return ranges.add(`${from} ${to}`).size > size;
}

function sourcesOfPart({ string, from, to }: Part): (Part | Origin)[] {
  const found: (Part | Origin)[] = [];
  for (const [piece, offset] of piecesIn(string, from, to)) {
    const [only] = piece.from;
    const start = Math.max(from, offset);
    const end = Math.min(to, offset + piece.length);
    if (start < end && piece.start !== undefined && piece.from.length === 1 && only instanceof TracedString) {
      const at = piece.start + start - offset;
      found.push({ string: only, from: at, to: at + end - start });
    } else if (start < end) for (const source of piece.from) found.push(whole(source));
  }
  return found;
}

function fillGaps(found: readonly Segment[], start: number, end: number): readonly Segment[] {
  const ordered = [...found].sort((a, b) => a.start - b.start);
  const result: Segment[] = [];
  let position = start;
  for (const segment of ordered) {
    if (segment.start > position)
      result.push({ start: position, end: segment.start, origins: [], at: undefined });
    result.push(segment);
    position = segment.end;
  }
  if (position < end) result.push({ start: position, end, origins: [], at: undefined });
  return result;
}
