import * as vscode from 'vscode';
import { isZip, type ServicePackages, titleOf } from './service-packages';

/**
 * The URI of the package that a command is for: what the command was called on, else the package of the active editor,
 * else the only one, else the one that the user picks. Undefined when there is none, which the user has then been told.
 */
export async function choosePackage(
  packages: ServicePackages,
  calledOn: unknown,
): Promise<string | undefined> {
  if (packages.all.length === 0) await packages.load();
  const given = uriOf(calledOn);
  if (given) return isZip(given) ? given : (packages.around(vscode.Uri.parse(given))?.root ?? given);
  if (packages.active) return packages.active.root;
  if (packages.all.length === 1) return packages.all[0]?.root;
  return packages.all.length === 0 ? offerNewPackage() : pick(packages);
}

/** Menus call with a URI, code lenses and code actions with its text. */
function uriOf(argument: unknown): string | undefined {
  if (argument instanceof vscode.Uri) return argument.toString();
  return typeof argument === 'string' ? argument : undefined;
}

async function pick({ all }: ServicePackages): Promise<string | undefined> {
  const items = all.map((info) => ({
    label: titleOf(info),
    description: vscode.workspace.asRelativePath(vscode.Uri.parse(info.root)),
    root: info.root,
  }));
  const placeHolder = vscode.l10n.t('Which service package?');
  return (await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true }))?.root;
}

async function offerNewPackage(): Promise<undefined> {
  const create = vscode.l10n.t('New Service Package');
  const message = vscode.l10n.t('There is no service package in this workspace.');
  if ((await vscode.window.showInformationMessage(message, create)) === create)
    await vscode.commands.executeCommand('oscpkg.newPackage');
}
