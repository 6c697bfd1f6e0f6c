import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { archiveScheme, listPackages, type PackageInfo, packagesChanged } from '../../server/src/protocol';
import { ask } from './ask';

/** The service packages of the workspace, as the server last told, and the context keys that menus depend on. */
export class ServicePackages implements vscode.Disposable {
  /** Fires when there are other packages, or another editor is active. */
  readonly onDidChange: vscode.Event<void>;
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly disposables: readonly vscode.Disposable[];
  private known: readonly PackageInfo[] = [];

  constructor(readonly client: LanguageClient) {
    this.onDidChange = this.changed.event;
    this.disposables = [
      this.changed,
      client.onNotification(packagesChanged.method, ({ packages }: { packages: readonly PackageInfo[] }) =>
        this.set(packages),
      ),
      vscode.window.onDidChangeActiveTextEditor(() => this.update()),
    ];
  }

  get all(): readonly PackageInfo[] {
    return this.known;
  }

  /** Asks the server, for a command that is run before the server has told of any package. */
  async load(): Promise<void> {
    this.set(await ask(this, listPackages, null));
  }

  /** The package of the active editor. */
  get active(): PackageInfo | undefined {
    const uri = vscode.window.activeTextEditor?.document.uri;
    return uri && this.around(uri);
  }

  /** The package whose service directory holds a file, or is the folder itself; of nested ones the inner one. */
  around(uri: vscode.Uri): PackageInfo | undefined {
    const holds = ({ root }: PackageInfo): boolean => isInside(uri, vscode.Uri.parse(root));
    return this.known.filter(holds).sort((a, b) => b.root.length - a.root.length)[0];
  }

  /** What a file or folder is called in messages: by the package around it, else by its own name. */
  label(uri: string): string {
    const info = isZip(uri) ? undefined : this.around(vscode.Uri.parse(uri));
    return info ? titleOf(info) : lastName(uri);
  }

  dispose(): void {
    vscode.Disposable.from(...this.disposables).dispose();
  }

  private set(packages: readonly PackageInfo[]): void {
    this.known = packages;
    this.update();
  }

  private update(): void {
    setContext('oscpkg.hasPackages', this.known.length > 0);
    setContext('oscpkg.inPackage', this.active !== undefined);
    setContext('oscpkg.serviceDirectories', this.known.flatMap(foldersOf));
    this.changed.fire();
  }
}

/** How a package is called in messages: `etcd 6.7.0`, or its folder's name when it does not say; a zip by its name. */
export function titleOf({ name, version, root }: PackageInfo): string {
  if (isZip(root)) return lastName(root);
  return [name ?? lastName(root), version].filter(Boolean).join(' ');
}

/** Whether a URI names a built zip, and not a service directory or a file in one. */
export const isZip = (uri: string): boolean => uri.toLowerCase().endsWith('.zip');

/** The folders whose menus are about the package, as paths of the system. */
function foldersOf({ root }: PackageInfo): readonly string[] {
  const folder = vscode.Uri.parse(root);
  return [folder, ...['package', 'images'].map((name) => vscode.Uri.joinPath(folder, name))].map(
    ({ fsPath }) => fsPath,
  );
}

const lastName = (uri: string): string => decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));

/** Whether a file lies in a service directory, or is that folder; also a document inside its deployment package. */
export function isInside(uri: vscode.Uri, folder: vscode.Uri): boolean {
  if (uri.scheme === archiveScheme) return uri.path.startsWith(`${folder.path}/package/`);
  return uri.scheme === folder.scheme && `${uri.path}/`.startsWith(`${folder.path}/`);
}

function setContext(key: string, value: unknown): void {
  void vscode.commands.executeCommand('setContext', key, value);
}
