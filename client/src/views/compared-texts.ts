import * as vscode from 'vscode';

const scheme = 'oscpkg-compare';

/** Diff editors over two read-only texts: a file as it is, and as it would be. */
export class ComparedTexts implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly texts = new Map<string, string>();
  private readonly disposables: readonly vscode.Disposable[];

  constructor() {
    this.disposables = [
      this.changed,
      vscode.workspace.registerTextDocumentContentProvider(scheme, {
        onDidChange: this.changed.event,
        provideTextDocumentContent: (uri) => this.texts.get(uri.toString()) ?? '',
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.texts.delete(uri.toString())),
    ];
  }

  /** Opens the diff editor of a file. */
  async open(file: string, before: string, after: string, title: string): Promise<void> {
    this.update(file, before, after);
    const [left, right] = sidesOf(file);
    await vscode.commands.executeCommand('vscode.diff', left, right, title, { preview: false });
  }

  /** Puts other texts into the diff editor of a file, if there is one. */
  update(file: string, before: string, after: string): void {
    const [left, right] = sidesOf(file);
    this.put(left, before);
    this.put(right, after);
  }

  /** Closes the diff editor of a file. */
  async close(file: string): Promise<void> {
    const [left] = sidesOf(file);
    const shows = ({ input }: vscode.Tab): boolean =>
      input instanceof vscode.TabInputTextDiff && input.original.toString() === left.toString();
    await vscode.window.tabGroups.close(
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.filter(shows)),
    );
  }

  dispose(): void {
    vscode.Disposable.from(...this.disposables).dispose();
  }

  private put(uri: vscode.Uri, text: string): void {
    this.texts.set(uri.toString(), text);
    this.changed.fire(uri);
  }
}

/** The path stays, so that the editor knows the language and shows the name. */
function sidesOf(file: string): readonly [vscode.Uri, vscode.Uri] {
  const { path } = vscode.Uri.parse(file);
  const side = (query: string) => vscode.Uri.from({ scheme, path, query });
  return [side('before'), side('after')];
}
