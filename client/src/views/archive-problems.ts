import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { clientId, type Diagnostic, type ValidateResult } from '../../../server/src/protocol';

/** The problems of built zips, on the read-only documents inside them, until the zip changes or is gone. */
export class ArchiveProblems implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection(clientId);
  /** By the URI of the zip: the documents that have problems, and what watches the zip. */
  private readonly shown = new Map<string, Shown>();

  constructor(private readonly client: LanguageClient) {}

  /** Shows the problems of a validated zip in place of its earlier ones; a folder's come from the server by themselves. */
  show({ package: { root }, documents }: ValidateResult): void {
    this.clear(root);
    if (documents.length === 0) return;
    const uris = documents.map(({ uri }) => vscode.Uri.parse(uri));
    this.shown.set(root, { documents: uris, watcher: this.watch(root) });
    documents.forEach(({ diagnostics }, index) => {
      const uri = uris[index];
      if (uri)
        this.collection.set(
          uri,
          diagnostics.map((one) => this.convert(one)),
        );
    });
  }

  dispose(): void {
    for (const { watcher } of this.shown.values()) watcher.dispose();
    this.collection.dispose();
  }

  private convert({ tags = [], relatedInformation = [], ...rest }: Diagnostic): vscode.Diagnostic {
    const diagnostic = { ...rest, tags: [...tags], relatedInformation: [...relatedInformation] };
    return this.client.protocol2CodeConverter.asDiagnostic(diagnostic);
  }

  private clear(root: string): void {
    const shown = this.shown.get(root);
    if (!shown) return;
    for (const uri of shown.documents) this.collection.delete(uri);
    shown.watcher.dispose();
    this.shown.delete(root);
  }

  private watch(root: string): vscode.Disposable {
    const zip = vscode.Uri.parse(root);
    const name = zip.path.slice(zip.path.lastIndexOf('/') + 1);
    const pattern = new vscode.RelativePattern(vscode.Uri.joinPath(zip, '..'), name);
    const watcher = vscode.workspace.createFileSystemWatcher(pattern, true);
    watcher.onDidChange(() => this.clear(root));
    watcher.onDidDelete(() => this.clear(root));
    return watcher;
  }
}

interface Shown {
  readonly documents: readonly vscode.Uri[];
  readonly watcher: vscode.Disposable;
}
