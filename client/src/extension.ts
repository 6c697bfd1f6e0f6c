import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { refreshOnSave } from './commands/preview-replacement';
import { registerCommands } from './commands/register';
import { createLanguageClient } from './language-client';
import { ServicePackages } from './service-packages';
import { ArchiveProblems } from './views/archive-problems';
import { ComparedTexts } from './views/compared-texts';
import { ImageReplacement } from './views/image-replacement';
import { PackageStatus } from './views/package-status';

let running: LanguageClient | undefined;

/** Starts the server: the manifest activates the extension only where a service directory is, or for one of its commands. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('OSC', { log: true });
  const client = createLanguageClient(context, log);
  const packages = new ServicePackages(client);
  const archiveProblems = new ArchiveProblems(client);
  const comparedTexts = new ComparedTexts();
  const imageReplacement = new ImageReplacement(client);
  const session = { client, log, packages, archiveProblems, comparedTexts, imageReplacement };
  context.subscriptions.push(
    log,
    packages,
    archiveProblems,
    comparedTexts,
    imageReplacement,
    new PackageStatus(packages),
    ...registerCommands(session),
    refreshOnSave(session),
    vscode.workspace.onDidGrantWorkspaceTrust(() =>
      client.sendNotification('workspace/didChangeConfiguration', { settings: null }),
    ),
  );
  void vscode.commands.executeCommand('setContext', 'oscpkg.active', true);
  running = client;
  client.start().catch((error) => log.error(error));
}

/** Ends the server. */
export function deactivate(): Promise<void> | undefined {
  return running?.dispose();
}
