import type { TextDocumentContentChangeEvent, TextDocumentItem } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { fileOf } from './uri';

/** A document that is open in the editor. Its text goes before the one on the disk. */
export interface OpenDocument {
  /** As the editor spells it. */
  readonly uri: string;
  /** The file on the disk that it stands for. */
  readonly file: string;
  /** The editor's version. */
  readonly version: number;
  readonly text: string;
  /** Differs from that of every other text of the same file. */
  readonly stamp: string;
}

/** The documents that the editor holds open, by file. Documents that are no files are not kept. */
export class Documents {
  private readonly open = new Map<string, { readonly document: TextDocument; readonly id: number }>();
  private opened = 0;

  /** The open document of a file. */
  get(file: string): OpenDocument | undefined {
    const found = this.open.get(file);
    return found && view(file, found);
  }

  /** The file of an open document. */
  fileOf(uri: string): string | undefined {
    const file = fileOf(uri);
    return file !== undefined && this.open.has(file) ? file : undefined;
  }

  /** The editor's version of a document; null when it is not open. */
  versionOf(uri: string): number | null {
    const file = fileOf(uri);
    return (file === undefined ? undefined : this.open.get(file)?.document.version) ?? null;
  }

  /** All open documents. */
  all(): readonly OpenDocument[] {
    return [...this.open].map(([file, found]) => view(file, found));
  }

  /** The file of the opened document; undefined when it is none of ours to keep. */
  onOpen({ uri, languageId, version, text }: TextDocumentItem): string | undefined {
    const file = fileOf(uri);
    if (file === undefined) return undefined;
    this.open.set(file, { document: TextDocument.create(uri, languageId, version, text), id: ++this.opened });
    return file;
  }

  onChange(
    uri: string,
    version: number,
    changes: readonly TextDocumentContentChangeEvent[],
  ): string | undefined {
    const file = fileOf(uri);
    const found = file === undefined ? undefined : this.open.get(file);
    if (file === undefined || !found) return undefined;
    this.open.set(file, { ...found, document: TextDocument.update(found.document, [...changes], version) });
    return file;
  }

  onClose(uri: string): string | undefined {
    const file = fileOf(uri);
    return file !== undefined && this.open.delete(file) ? file : undefined;
  }
}

const view = (
  file: string,
  { document, id }: { readonly document: TextDocument; readonly id: number },
): OpenDocument => ({
  uri: document.uri,
  file,
  version: document.version,
  text: document.getText(),
  stamp: `open-${id}-${document.version}`,
});
