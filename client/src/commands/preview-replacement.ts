import * as vscode from 'vscode';
import { type PreviewResult, preview } from '../../../server/src/protocol';
import { ask } from '../ask';
import { choosePackage } from '../choose-package';
import { isInside, titleOf } from '../service-packages';
import type { Session } from '../session';

/** Shows what the platform will write, side by side, and the image that each workload then pulls. */
export async function previewReplacement(session: Session, calledOn: unknown): Promise<void> {
  const uri = await choosePackage(session.packages, calledOn);
  if (!uri) return;
  const location = vscode.ProgressLocation.Window;
  const result = await vscode.window.withProgress(
    { location, title: vscode.l10n.t('Rendering with replaced addresses') },
    (_, token) => ask(session, preview, { uri }, token),
  );
  await session.imageReplacement.show(result);
  await compare(session, result);
}

/** Asks again for the package that is shown, and leaves the editors as they are. */
export async function refreshPreview(session: Session): Promise<void> {
  const uri = session.imageReplacement.shown?.package.root;
  if (!uri) return;
  const result = await ask(session, preview, { uri });
  session.imageReplacement.update(result);
  for (const { uri, before, after } of result.files) session.comparedTexts.update(uri, before, after);
}

/** Keeps what is shown in step with the files: it is refreshed when one of the package is saved. */
export function refreshOnSave(session: Session): vscode.Disposable {
  return vscode.workspace.onDidSaveTextDocument(({ uri }) => {
    const root = session.imageReplacement.shown?.package.root;
    if (root && isInside(uri, vscode.Uri.parse(root)))
      refreshPreview(session).catch((error) => session.log.error(error));
  });
}

/** Takes the list away. */
export function closePreview({ imageReplacement }: Session): void {
  imageReplacement.close();
}

async function compare(session: Session, result: PreviewResult): Promise<void> {
  for (const { uri, before, after } of result.files) {
    const file = uri.slice(uri.lastIndexOf('/') + 1);
    const title = vscode.l10n.t('{0}: {1} after replacement', titleOf(result.package), file);
    await session.comparedTexts.open(uri, before, after, title);
  }
}
