import * as vscode from 'vscode';
import { isServiceFile, maybeServiceFiles } from './service-files';

/**
 * Calls `start` once, as soon as the workspace has a service directory. The extension is activated by any YAML document, so
 * that a service directory that comes later is noticed; other workspaces are searched once and then left alone.
 */
export function startWhenNeeded(start: () => void): vscode.Disposable {
  const { workspace } = vscode;
  const listeners: vscode.Disposable[] = [];
  const stop = (): void => {
    for (const one of listeners.splice(0)) one.dispose();
  };
  let isDone = false;
  const begin = (): void => {
    if (isDone) return;
    isDone = true;
    stop();
    start();
  };
  const look = ({ uri }: { readonly uri: vscode.Uri }): void => {
    if (uri.scheme === 'file' && isServiceFile(uri.path)) begin();
  };
  const search = async (): Promise<void> => {
    const found = await workspace.findFiles(maybeServiceFiles, '**/node_modules/**');
    for (const uri of found) look({ uri });
  };
  listeners.push(
    workspace.onDidOpenTextDocument(look),
    workspace.onDidSaveTextDocument(look),
    workspace.onDidCreateFiles(({ files }) => files.map((uri) => ({ uri })).forEach(look)),
    workspace.onDidRenameFiles(() => void search()),
    workspace.onDidChangeWorkspaceFolders(() => void search()),
  );
  workspace.textDocuments.forEach(look);
  if (!isDone) void search();
  return { dispose: stop };
}
