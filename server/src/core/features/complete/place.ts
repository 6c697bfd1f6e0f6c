import type { ServicePackage } from '../../package/service-package';
import type { SourceFile } from '../../package/source-file';
import type { OwnSchema } from '../../schema/schema';
import type { Cursor } from '../../yaml/cursor';
import { SnippetWriter } from './snippet';

/** Where something is being written. */
export interface CompletionPlace {
  readonly pkg: ServicePackage;
  readonly file: SourceFile;
  readonly schema: OwnSchema;
  readonly cursor: Cursor;
  /** Whether it is inside `{ }` or `[ ]`. */
  readonly isFlow: boolean;
}

/** Writes as the document is written: its line breaks, and lists indented or not. */
export const writerFor = ({ file, schema }: Pick<CompletionPlace, 'file' | 'schema'>): SnippetWriter =>
  new SnippetWriter(schema, listIndentOf(file.text), file.text.includes('\r\n') ? '\r\n' : '\n');

/** How far the dashes of the first list stand to the right of their key. */
function listIndentOf(text: string): number {
  const [, key = '', dash] = /^( *)[^\s#-][^\n]*:[ \t]*\r?\n( *)- /m.exec(text) ?? [];
  return dash === undefined ? 2 : Math.max(0, dash.length - key.length);
}
