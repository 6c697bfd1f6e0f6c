import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  type Range,
} from 'vscode-languageserver/node';
import { fixAll } from '../../core/features/fix-all';
import { isTouched, type QuickFix, quickFixes } from '../../core/features/quick-fixes';
import type { Problem } from '../../core/rules/check';
import { say, show } from '../../core/text/message';
import { fixAllKind } from '../../protocol';
import { toWorkspaceEdit } from '../convert/edits';
import { spanIn } from '../convert/places';
import type { Session } from '../session';
import { type AboutDocument, aboutDocument } from './answer';
import type { Feature } from './feature';

/** Repairs of problems, found anew for each request; everything that needs no decision at once; ways to switch a rule off. */
export const codeActions: Feature = {
  capabilities: ({ codeActionLiterals }) =>
    codeActionLiterals
      ? { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] } }
      : {},
  register(session) {
    session.connection.onCodeAction(
      aboutDocument(
        session,
        async (document, params: CodeActionParams) => [
          ...(wants(params, CodeActionKind.QuickFix) ? await repairs(session, document, params) : []),
          ...(wants(params, fixAllKind) ? await everything(session, document) : []),
        ],
        [],
      ),
    );
  },
};

/** Whether the editor asks for a kind: for everything, for it or for a kind above it. Fixing all is done only when asked for. */
function wants({ context }: CodeActionParams, kind: string): boolean {
  if (!context.only) return kind !== fixAllKind;
  return context.only.some((asked) => asked === '' || kind === asked || kind.startsWith(`${asked}.`));
}

async function repairs(
  session: Session,
  document: AboutDocument,
  { range, context }: CodeActionParams,
): Promise<CodeAction[]> {
  const { pkg, path, file } = document;
  const span = spanIn(file, range);
  const problems = await problemsIn(session, document, (problem) => isTouched(problem, path, span));
  return quickFixes(pkg, path, span, problems).flatMap((fix) => {
    const action = toAction(session, document, fix, CodeActionKind.QuickFix);
    const diagnostics = context.diagnostics.filter((one) => isAbout(document, one, fix));
    return action ? [{ ...action, ...(diagnostics.length > 0 ? { diagnostics } : {}) }] : [];
  });
}

async function everything(session: Session, document: AboutDocument): Promise<CodeAction[]> {
  const { pkg, path } = document;
  const problems = await problemsIn(session, document, () => true);
  const title = say('Fix everything that needs no decision', '修复所有无需人工判断的问题');
  const fix = { ...fixAll(pkg, path, problems), title };
  const action = fix.changes.length > 0 ? toAction(session, document, fix, fixAllKind) : undefined;
  return action ? [action] : [];
}

/** The problems that are shown in a document, those that are asked about with all of their repairs. */
function problemsIn(
  { problems, lateFixes }: Session,
  { live, pkg, path }: AboutDocument,
  isWanted: (problem: Problem) => boolean,
): Promise<readonly Problem[]> {
  return lateFixes.complete(live, pkg, problems.byFile(live, pkg).get(path) ?? [], isWanted);
}

function toAction(
  { client }: Session,
  { places }: AboutDocument,
  fix: QuickFix,
  kind: string,
): CodeAction | undefined {
  const title = show(fix.title, client.locale);
  const edit = toWorkspaceEdit(fix.changes, title, places, client.edits);
  return edit && { title, kind, edit, ...(fix.preferred ? { isPreferred: true } : {}) };
}

/** Whether the editor's diagnostic is one of those that a repair is for. */
function isAbout(
  { places, path }: AboutDocument,
  { code, range }: Diagnostic,
  { problems }: QuickFix,
): boolean {
  return problems.some(
    ({ at, code: own }) =>
      own === code && sameRange(range, places.range(at.file, at.file === path ? at.span : undefined)),
  );
}

const sameRange = (a: Range, b: Range): boolean =>
  a.start.line === b.start.line &&
  a.start.character === b.start.character &&
  a.end.line === b.end.line &&
  a.end.character === b.end.character;
