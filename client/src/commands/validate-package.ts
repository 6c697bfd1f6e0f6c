import * as vscode from 'vscode';
import { validate } from '../../../server/src/protocol';
import { ask } from '../ask';
import { choosePackage } from '../choose-package';
import { titleOf } from '../service-packages';
import type { Session } from '../session';
import { inWords } from './problem-counts';

/** Runs every rule on a package or a built zip, opens the Problems panel and says how many there are. */
export async function validatePackage(session: Session, calledOn: unknown): Promise<void> {
  const uri = await choosePackage(session.packages, calledOn);
  if (!uri) return;
  const title = vscode.l10n.t('Validating {0}', session.packages.label(uri));
  const location = vscode.ProgressLocation.Window;
  const result = await vscode.window.withProgress({ location, title }, () => ask(session, validate, { uri }));
  session.archiveProblems.show(result);
  const name = titleOf(result.package);
  const problems = inWords(result.counts);
  if (!problems) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No problems in {0}.', name));
    return;
  }
  await showProblems();
  const message = vscode.l10n.t('{0}: {1}.', name, problems);
  if (result.counts.errors > 0) void vscode.window.showErrorMessage(message);
  else void vscode.window.showWarningMessage(message);
}

/** Opens the Problems panel. */
export async function showProblems(): Promise<void> {
  await vscode.commands.executeCommand('workbench.panel.markers.view.focus');
}
