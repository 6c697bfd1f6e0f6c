import type { Location, Range } from 'vscode-languageserver/node';
import { splitMount } from '../../core/package/archive-mount';
import type { Place } from '../../core/package/place';
import type { ServicePackage } from '../../core/package/service-package';
import type { SourceFile } from '../../core/package/source-file';
import type { Span } from '../../core/text/span';

/** Names the files of a package as the editor does. */
export interface UriSource {
  uriFor(path: string, opensArchives: boolean): string;
  /** The editor's version of an open document. */
  openVersion?(path: string): number | undefined;
}

/** Turns places of one snapshot into what the editor understands: URIs, lines and columns. */
export class Places {
  constructor(
    readonly live: UriSource,
    readonly pkg: Pick<ServicePackage, 'files'>,
    private readonly opensArchives: boolean,
  ) {}

  /** The URI of a file; of a file in an archive that the editor cannot open, that of the archive. */
  uri(file: string): string {
    return this.live.uriFor(file, this.opensArchives);
  }

  /** The lines and columns of a span; the start of the document when there is no text to show. */
  range(file: string, span: Span | undefined): Range {
    const source = this.pkg.files.get(file);
    if (!span || !source?.isRead || !this.isShown(file)) return start;
    return rangeIn(source, span);
  }

  location({ file, span }: Place): Location {
    return { uri: this.uri(file), range: this.range(file, span) };
  }

  /** Whether the editor can open a file as text. */
  private isShown(file: string): boolean {
    return this.opensArchives || splitMount(file) === undefined;
  }
}

/** The lines and columns of a span in a file. */
export const rangeIn = ({ lines }: SourceFile, span: Span): Range => ({
  start: lines.positionAt(span.start),
  end: lines.positionAt(span.end),
});

/** The offsets of a range in a file. */
export const spanIn = ({ lines }: SourceFile, { start, end }: Range): Span => ({
  start: lines.offsetAt(start),
  end: lines.offsetAt(end),
});

const start: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
