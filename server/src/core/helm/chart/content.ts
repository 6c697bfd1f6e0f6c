import type { SourceFile } from '../../package/source-file';
import { textOfBytes } from '../functions/go-bytes';

/** The content of a file as Helm's loader keeps it: without byte order mark; bytes that are no UTF-8 survive (see go-bytes.ts). */
export const contentOf = (source: SourceFile): string => source.derived(readContent);

function readContent(source: SourceFile): string {
  const text = source.text.includes('\uFFFD') ? textOfBytes(source.bytes) : source.text;
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
