import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { ProgressType } from 'vscode-languageclient/node';
import { type BuildProgress, type BuildResult, build } from '../../../server/src/protocol';
import { ask } from '../ask';
import { choosePackage } from '../choose-package';
import { isInside } from '../service-packages';
import type { Session } from '../session';
import { byteSize } from './byte-size';
import { inWords } from './problem-counts';
import { showProblems } from './validate-package';

const buildProgress = new ProgressType<BuildProgress>();

/** Builds the zip for the platform; with errors in the package only when the user insists. */
export async function buildPackage(session: Session, calledOn: unknown): Promise<void> {
  const uri = await choosePackage(session.packages, calledOn);
  if (!uri) return;
  await saveFilesOf(session, uri);
  const result = await run(session, uri, false);
  if (result.status === 'built') return offerZip(result);
  if (!(await insists(result))) return;
  const second = await run(session, uri, true);
  if (second.status === 'built') await offerZip(second);
}

/** What is packed is what stands on the disk. */
async function saveFilesOf({ packages }: Session, uri: string): Promise<void> {
  const file = vscode.Uri.parse(uri);
  const root = vscode.Uri.parse(packages.around(file)?.root ?? uri);
  for (const document of vscode.workspace.textDocuments)
    if (document.isDirty && isInside(document.uri, root)) await document.save();
}

/** One build with its progress; closing the notification's cancel button ends it, and nothing is left behind. */
async function run(session: Session, uri: string, despiteErrors: boolean): Promise<BuildResult> {
  const location = vscode.ProgressLocation.Notification;
  return vscode.window.withProgress(
    { location, title: vscode.l10n.t('Building {0}', session.packages.label(uri)), cancellable: true },
    async (progress, token) => {
      const progressToken = randomUUID();
      const listener = session.client.onProgress(buildProgress, progressToken, reportTo(progress));
      try {
        return await ask(session, build, { uri, despiteErrors, progressToken }, token);
      } finally {
        listener.dispose();
      }
    },
  );
}

function reportTo(
  progress: vscode.Progress<{ message?: string; increment?: number }>,
): (value: BuildProgress) => void {
  let shown = 0;
  return ({ file, writtenBytes, totalBytes, secondsLeft }) => {
    const percent = totalBytes > 0 ? (100 * writtenBytes) / totalBytes : 0;
    const sizes = vscode.l10n.t('{0} of {1}', byteSize(writtenBytes), byteSize(totalBytes));
    const parts = [sizes, timeLeft(secondsLeft), file].filter((part) => part !== undefined);
    progress.report({
      message: parts.join(vscode.l10n.t(', ')),
      increment: percent - shown,
    });
    shown = percent;
  };
}

/** Coarse, as it is an estimate: seconds up to a minute and a half, then minutes. */
function timeLeft(seconds: number | undefined): string | undefined {
  if (seconds === undefined) return undefined;
  if (seconds < 90) return vscode.l10n.t('about {0} s left', seconds);
  return vscode.l10n.t('about {0} min left', Math.round(seconds / 60));
}

async function insists({ counts }: BuildResult): Promise<boolean> {
  const show = vscode.l10n.t('Show Problems');
  const anyway = vscode.l10n.t('Build Anyway');
  const message = vscode.l10n.t('Nothing was built: the package has {0}.', inWords(counts) ?? '');
  const answer = await vscode.window.showErrorMessage(message, show, anyway);
  if (answer === show) await showProblems();
  return answer === anyway;
}

async function offerZip({ file, bytes }: Extract<BuildResult, { status: 'built' }>): Promise<void> {
  const zip = vscode.Uri.parse(file);
  const reveal = vscode.l10n.t('Reveal');
  const copy = vscode.l10n.t('Copy Path');
  const name = zip.path.slice(zip.path.lastIndexOf('/') + 1);
  const message = vscode.l10n.t('Built {0} ({1}).', name, byteSize(bytes));
  const answer = await vscode.window.showInformationMessage(message, reveal, copy);
  if (answer === reveal) await vscode.commands.executeCommand(revealCommand(), zip);
  if (answer === copy) await vscode.env.clipboard.writeText(zip.fsPath);
}

/** In a browser, or on another machine, the system's file manager cannot show the file: the explorer does. */
function revealCommand(): string {
  const local = vscode.env.uiKind === vscode.UIKind.Desktop && !vscode.env.remoteName;
  return local ? 'revealFileInOS' : 'revealInExplorer';
}
