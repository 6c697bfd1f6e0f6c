import * as vscode from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';
import { refreshOnSave } from './commands/preview-replacement';
import { registerCommands } from './commands/register';
import { createLanguageClient } from './language-client';
import { ServicePackages } from './service-packages';
import { startWhenNeeded } from './start-when-needed';
import { ArchiveProblems } from './views/archive-problems';
import { ComparedTexts } from './views/compared-texts';
import { ImageReplacement } from './views/image-replacement';
import { PackageStatus } from './views/package-status';

let running: LanguageClient | undefined;

/** Starts the server where a service directory is, or when a command asks it. */
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
    vscode.workspace.onDidGrantWorkspaceTrust(
      () =>
        client.isRunning() && client.sendNotification('workspace/didChangeConfiguration', { settings: null }),
    ),
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Starting)
        void vscode.commands.executeCommand('setContext', 'oscpkg.active', true);
    }),
    startWhenNeeded(() => client.start().catch((error) => log.error(error))),
  );
  running = client;
}

/** Ends the server. */
export function deactivate(): Promise<void> | undefined {
  return running?.dispose();
}
