import type { OperatorSource } from '../package/operator-source';
import type { SourceFile } from '../package/source-file';
import type { Span } from '../text/span';

/** What a manifest of an operator package is, read from its lines alone: definitions can be very long. */
export interface ManifestHead {
  readonly file: SourceFile;
  readonly kind: string;
  /** `metadata.name`; `''` when it is not written in block style. */
  readonly name: string;
  /** The text of the name; where the document starts when there is none. */
  readonly span: Span;
}

/** The manifests beside the ClusterServiceVersions: CRDs, roles, services, one element a document. */
export function manifestHeads(operator: OperatorSource): readonly ManifestHead[] {
  const known = new Set([...operator.versions, operator.manifest?.file, operator.bundleAnnotations]);
  return [...operator.files.values()]
    .filter((file) => /\.ya?ml$/i.test(file.path) && file.isRead && !known.has(file))
    .flatMap((file) => keptHeads(operator, file).heads);
}

/** The heads of one file, as a value that is kept with it. */
class Heads {
  readonly heads: readonly ManifestHead[];

  constructor(file: SourceFile) {
    this.heads = headsOf(file);
  }
}

function keptHeads(operator: OperatorSource, file: SourceFile): Heads {
  const results = operator.resultsOf(file);
  const kept = results.get('heads');
  if (kept instanceof Heads) return kept;
  const made = new Heads(file);
  results.set('heads', made);
  return made;
}

function headsOf(file: SourceFile): readonly ManifestHead[] {
  let start = 0;
  return file.text.split(/^---(?=\s|$)/m).flatMap((document) => {
    const base = start;
    start += document.length + 3;
    const kind = /^["']?kind["']?:[ \t]*["']?([A-Za-z]+)/m.exec(document)?.[1];
    if (kind === undefined) return [];
    const { name, at } = nameIn(document);
    return [{ file, kind, name, span: { start: base + at, end: base + at + name.length } }];
  });
}

/** The name in the block below `metadata:`, at the indentation of its first key. */
function nameIn(document: string): { readonly name: string; readonly at: number } {
  const metadata = /^metadata:[ \t]*\r?\n/m.exec(document);
  const from = metadata ? metadata.index + metadata[0].length : document.length;
  const indent = /^[ \t]+(?=\S)/m.exec(document.slice(from))?.[0] ?? '';
  const block = /^(?:[ \t]+.*(?:\r?\n|$)|\r?\n)*/.exec(document.slice(from))?.[0] ?? '';
  const found = indent === '' ? null : new RegExp(`^${indent}name:[ \\t]*["']?([\\w.-]+)`, 'm').exec(block);
  const name = found?.[1] ?? '';
  return { name, at: found ? from + found.index + found[0].length - name.length : 0 };
}
