import type { Place } from '../package/place';
import type { ServicePackage } from '../package/service-package';
import type { SourceFile } from '../package/source-file';
import type { Message } from '../text/message';
import type { Span } from '../text/span';
import type { YamlNode } from '../yaml/node';
import type { YamlPath } from '../yaml/path';

/** What a string of a document points at: the values of the schema keyword `refersTo`. */
export const referenceKinds = [
  'address-path',
  'image-archive',
  'kind',
  'deployment',
  'container',
  'env',
  'crd',
  'manifest-file',
  'descriptor',
  'version-path',
] as const;
export type ReferenceKind = (typeof referenceKinds)[number];

/** A string that points at something else in the package: the place where it is written. */
export interface Reference {
  readonly kind: ReferenceKind;
  readonly file: SourceFile;
  /** Path of the string in its document. */
  readonly path: YamlPath;
  readonly text: string;
  /** The string without its quotes. */
  readonly span: Span;
}

/** Something that a reference leads to. */
export interface Target {
  /** What to show and to select: a key, a name, a file. */
  readonly at: Place;
  /** The value reached; undefined for files and for keys without a value. */
  readonly node?: YamlNode;
}

/** What became of a reference. */
export type Resolution =
  /** Found; the first target is the one to go to. */
  | { readonly state: 'resolved'; readonly targets: readonly [Target, ...Target[]]; readonly oddity?: Oddity }
  /** Not there. `known` is how much of the text does lead somewhere (an offset into it). */
  | { readonly state: 'unresolved'; readonly known: number; readonly suggestions: readonly string[] }
  /** Data that is needed is missing, so nothing can be said. */
  | { readonly state: 'unknown'; readonly reason: Message };

/** A target that is found, but not in a way that the platform's documents describe (SPEC A42, R142). */
export type Oddity = 'subchart-default' | 'list-index' | 'dotted-key';

/** One text that could be written in place of a reference. */
export interface Candidate {
  /** The whole text of the reference. */
  readonly text: string;
  /** What is shown at the right: the value now, an architecture. */
  readonly detail?: string;
  /** Lower comes first; equal ranks keep their order. */
  readonly rank: number;
  /** More can be typed behind it (a path that ends at a map). */
  readonly open?: boolean;
}

/** How one kind of reference is resolved and completed; the editor's features and the rules are loops over these. */
export interface ReferenceResolver {
  resolve(pkg: ServicePackage, reference: Reference): Resolution;
  /** Everything that could stand there; the text written so far may be anything. */
  candidates(pkg: ServicePackage, reference: Reference): readonly Candidate[];
}
