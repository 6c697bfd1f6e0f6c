import * as vscode from 'vscode';
import { type GenerateMappingResult, generateMapping as request } from '../../../server/src/protocol';
import { ask } from '../ask';
import { choosePackage } from '../choose-package';
import type { Session } from '../session';

/** Shows what mapping.yaml would say, and writes it when the user agrees: as an edit that can be undone. */
export async function generateMapping(session: Session, calledOn: unknown): Promise<void> {
  const uri = await choosePackage(session.packages, calledOn);
  if (!uri) return;
  let proposal = await ask(session, request, { uri });
  while (proposal.edits.length > 0) {
    if (!(await agrees(session, proposal))) return session.comparedTexts.close(proposal.uri);
    const now = await ask(session, request, { uri });
    if (now.newText === proposal.newText) return apply(session, now);
    proposal = now;
  }
  const nothing = vscode.l10n.t('mapping.yaml already covers every image that could be found.');
  await vscode.window.showInformationMessage([nothing, ...shortened(proposal.notes)].join(' '));
}

async function agrees({ comparedTexts }: Session, proposal: GenerateMappingResult): Promise<boolean> {
  const { uri, exists, newText, notes } = proposal;
  const before = exists ? (await vscode.workspace.openTextDocument(vscode.Uri.parse(uri))).getText() : '';
  await comparedTexts.open(uri, before, newText, vscode.l10n.t('mapping.yaml: as proposed'));
  const apply = vscode.l10n.t('Apply');
  const question = vscode.l10n.t('Apply this mapping.yaml?');
  const answer = await vscode.window.showInformationMessage(
    [question, ...shortened(notes)].join(' '),
    apply,
    vscode.l10n.t('Discard'),
  );
  return answer === apply;
}

/** As many notes as a message can show; the comments in the proposal say the rest. */
function shortened(notes: readonly string[]): readonly string[] {
  const more = notes.length - mostNotes;
  if (more <= 0) return notes;
  const others = vscode.l10n.t('{0} more images are undecided: see the comments in mapping.yaml.', more);
  return [...notes.slice(0, mostNotes), others];
}

const mostNotes = 2;

async function apply({ client, comparedTexts }: Session, proposal: GenerateMappingResult): Promise<void> {
  const uri = vscode.Uri.parse(proposal.uri);
  const edit = new vscode.WorkspaceEdit();
  if (proposal.exists) edit.set(uri, await client.protocol2CodeConverter.asTextEdits([...proposal.edits]));
  else edit.createFile(uri, { contents: new TextEncoder().encode(proposal.newText) });
  await vscode.workspace.applyEdit(edit);
  await comparedTexts.close(proposal.uri);
  await vscode.window.showTextDocument(uri);
}
