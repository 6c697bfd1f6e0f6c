import {
  type Candidate,
  type Reference,
  type ReferenceKind,
  referenceKinds,
} from '../../references/reference';
import { resolvers } from '../../references/references';
import type { Schema } from '../../schema/schema';
import { writeScalar } from '../../yaml/write-scalar';
import type { CompletionItem, CompletionKind } from './item';
import type { CompletionPlace } from './place';

/** What a value could refer to, the best first. Dotted paths are offered a segment at a time, with short cuts to what looks like an image. */
export function candidateItems(place: CompletionPlace, { refersTo }: Schema): readonly CompletionItem[] {
  const kind = referenceKinds.find((one) => one === refersTo);
  if (!kind) return [];
  const { pkg, file, cursor } = place;
  const span = cursor.word;
  const text = file.text.slice(span.start, span.end);
  const reference: Reference = { kind, file, path: cursor.path, text, span };
  const all = resolvers[kind].candidates(pkg, reference);
  const offered = kinds[kind] === 'path' ? withinReach(all, cursor.prefix) : all;
  const isQuoted = /["']/.test(file.text.charAt(span.start - 1));
  return offered
    .toSorted((a, b) => a.rank - b.rank)
    .map((candidate) => item(candidate, kinds[kind] ?? 'name', isQuoted));
}

const kinds: Readonly<Partial<Record<ReferenceKind, CompletionKind>>> = {
  'address-path': 'path',
  'image-archive': 'file',
  'manifest-file': 'file',
  'version-path': 'path',
};

/** How many short cuts are offered at most. */
const mostShortCuts = 100;
/** The worst rank of a path that looks like a part of an image address (see image-like.ts). */
const imageRank = 1;

/** The next segment behind what is typed, and complete paths below it that look like an image. */
function withinReach(all: readonly Candidate[], typed: string): readonly Candidate[] {
  const base = typed.slice(0, typed.lastIndexOf('.') + 1);
  const below = all.filter(({ text }) => text.startsWith(base));
  const next = below.filter(({ text }) => !text.includes('.', base.length));
  const further = below.filter((one) => !one.open && one.rank <= imageRank && !next.includes(one));
  return [...next, ...further.slice(0, mostShortCuts)];
}

function item({ text, detail, open }: Candidate, kind: CompletionKind, isQuoted: boolean): CompletionItem {
  const label = open ? `${text}.` : text;
  return {
    label,
    kind: open ? 'branch' : kind,
    newText: open || isQuoted ? label : writeScalar(label),
    ...(detail ? { detail } : {}),
    ...(open ? { retrigger: true } : {}),
  };
}
