import * as vscode from 'vscode';
import { listRules, ruleScheme } from '../../../server/src/protocol';
import { ask } from '../ask';
import type { Session } from '../session';

/** Shows the page that explains a rule: the one whose code is given, or one that the user picks. */
export async function openRule(session: Session, code: unknown): Promise<void> {
  const chosen = typeof code === 'string' ? code : await pick(session);
  if (!chosen) return;
  await session.client.start();
  const page = vscode.Uri.from({ scheme: ruleScheme, path: `/${chosen}.md` });
  await vscode.commands.executeCommand('markdown.showPreview', page);
}

async function pick(session: Session): Promise<string | undefined> {
  const rules = await ask(session, listRules, null);
  const items = rules.map(({ code, summary }) => ({ label: code, detail: summary }));
  const placeHolder = vscode.l10n.t('Which rule?');
  return (await vscode.window.showQuickPick(items, { placeHolder, matchOnDetail: true }))?.label;
}
