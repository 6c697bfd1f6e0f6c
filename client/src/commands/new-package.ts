import * as vscode from 'vscode';
import {
  type CreatePackageParams,
  createPackage,
  isServiceName,
  isServiceVersion,
  type ServiceKind,
} from '../../../server/src/protocol';
import { ask } from '../ask';
import type { Session } from '../session';

/** Asks for kind, folder, name and version, has the server write the package and opens the file to begin with. */
export async function newPackage(session: Session, calledOn: unknown): Promise<void> {
  const answers = await askAll(calledOn instanceof vscode.Uri ? calledOn : undefined);
  if (!answers) return;
  const { root, open } = await ask(session, createPackage, answers);
  await vscode.window.showTextDocument(vscode.Uri.parse(open));
  await offerToOpen(vscode.Uri.parse(root));
}

/** Undefined as soon as one question is left without an answer. */
async function askAll(calledOn: vscode.Uri | undefined): Promise<CreatePackageParams | undefined> {
  const kind = await askKind();
  const folder = kind && (calledOn ?? (await askFolder()));
  const name = folder && (await askName());
  const version = name && (await askVersion());
  return version ? { kind, folder: folder.toString(), name, version } : undefined;
}

const title = () => vscode.l10n.t('New Service Package');

async function askKind(): Promise<ServiceKind | undefined> {
  const { l10n } = vscode;
  const items: readonly (vscode.QuickPickItem & { readonly service: ServiceKind })[] = [
    { service: 'helm', label: 'Helm', detail: l10n.t('A chart with values.yaml and templates') },
    {
      service: 'operator',
      label: 'Operator',
      detail: l10n.t('A ClusterServiceVersion with custom resources'),
    },
    { service: 'osc', label: 'OSC', detail: l10n.t("The platform's own format, with metadata.yaml") },
  ];
  const placeHolder = l10n.t('What does the service consist of?');
  return (await vscode.window.showQuickPick(items, { title: title(), placeHolder }))?.service;
}

async function askFolder(): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const other: vscode.QuickPickItem & { uri?: vscode.Uri } = {
    label: vscode.l10n.t('Another Folder…'),
    iconPath: new vscode.ThemeIcon('folder-opened'),
  };
  const items = folders.map(({ name, uri }) => ({ label: name, description: uri.fsPath, uri }));
  const placeHolder = vscode.l10n.t('In which folder? The service gets its own folder in it.');
  const picked =
    items.length === 0
      ? other
      : await vscode.window.showQuickPick([...items, other], { title: title(), placeHolder });
  return picked === other ? askOtherFolder() : picked?.uri;
}

async function askOtherFolder(): Promise<vscode.Uri | undefined> {
  const openLabel = vscode.l10n.t('Create Here');
  const options = { canSelectFiles: false, canSelectFolders: true, openLabel };
  return (await vscode.window.showOpenDialog(options))?.[0];
}

async function askName(): Promise<string | undefined> {
  const complaint = vscode.l10n.t('Up to 64 letters, digits and hyphens.');
  return vscode.window.showInputBox({
    title: title(),
    prompt: vscode.l10n.t('Name of the service'),
    placeHolder: 'etcd',
    validateInput: (value) => (isServiceName(value) ? undefined : complaint),
  });
}

async function askVersion(): Promise<string | undefined> {
  const complaint = vscode.l10n.t('Three numbers as in 1.0.0 or 1.0.0-rc.1; no "+" and no leading "v".');
  return vscode.window.showInputBox({
    title: title(),
    prompt: vscode.l10n.t('Version of the service'),
    value: '1.0.0',
    validateInput: (value) => (isServiceVersion(value) ? undefined : complaint),
  });
}

/** A package outside the workspace is checked only once its folder is opened. */
async function offerToOpen(root: vscode.Uri): Promise<void> {
  if (vscode.workspace.getWorkspaceFolder(root)) return;
  const openFolder = vscode.l10n.t('Open Folder');
  const message = vscode.l10n.t('{0} was created outside the open folders.', root.fsPath);
  if ((await vscode.window.showInformationMessage(message, openFolder)) === openFolder)
    await vscode.commands.executeCommand('vscode.openFolder', root);
}
