import * as vscode from 'vscode';
import type { Session } from '../session';

/** Ends the server and starts a new one. */
export async function restartServer({ client }: Session): Promise<void> {
  await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Restarting the OSC language server') },
    () => client.restart(),
  );
}
