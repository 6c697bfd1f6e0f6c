import type {
  CancellationToken,
  DocumentDiagnosticParams,
  DocumentDiagnosticReport,
  FullDocumentDiagnosticReport,
  PreviousResultId,
  ResultProgressReporter,
  UnchangedDocumentDiagnosticReport,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
  WorkspaceDiagnosticReportPartialResult,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver/node';
import type { ServicePackage } from '../../core/package/service-package';
import { aboutDocument, answer } from '../requests/answer';
import type { Feature } from '../requests/feature';
import type { Session } from '../session';
import type { LivePackage } from '../workspace/live-package';
import { type Report, reportOf, reportsOf } from './reports';

/** Diagnostics when the editor asks for them: of one document, or of the whole workspace. */
export const pullDiagnostics: Feature = {
  capabilities: ({ diagnostics }) =>
    diagnostics.pull
      ? {
          diagnosticProvider: {
            identifier: 'oscpkg',
            interFileDependencies: true,
            workspaceDiagnostics: true,
          },
        }
      : {},
  register(session) {
    const { connection } = session;
    connection.languages.diagnostics.on(
      aboutDocument(
        session,
        ({ live, pkg, path }, params: DocumentDiagnosticParams) =>
          documentReport(session, live, pkg, path, params),
        { kind: 'full', items: [] },
      ),
    );
    connection.languages.diagnostics.onWorkspace((params, token, _progress, parts) =>
      answer(session, (asked: WorkspaceDiagnosticParams) => workspaceReport(session, asked, token, parts))(
        params,
        token,
      ),
    );
  },
};

function documentReport(
  session: Session,
  live: LivePackage,
  pkg: ServicePackage,
  path: string,
  { previousResultId }: DocumentDiagnosticParams,
): DocumentDiagnosticReport {
  const own = sinceLast(reportOf(session, live, pkg, path), previousResultId);
  if (!session.client.diagnostics.relatedDocuments) return own;
  const others = reportsOf(session, live, pkg).filter(
    ({ uri, version }) => version !== null && uri !== session.documents.get(live.fileOf(path))?.uri,
  );
  if (others.length === 0) return own;
  return {
    ...own,
    relatedDocuments: Object.fromEntries(others.map((one) => [one.uri, full(one)])),
  };
}

async function workspaceReport(
  session: Session,
  { previousResultIds }: WorkspaceDiagnosticParams,
  token: CancellationToken,
  parts: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult> | undefined,
): Promise<WorkspaceDiagnosticReport> {
  const before = new Map(previousResultIds.map(({ uri, value }: PreviousResultId) => [uri, value]));
  const items: WorkspaceDocumentDiagnosticReport[] = [];
  for (const live of await session.workspace.all()) {
    if (token.isCancellationRequested) break;
    const pkg = await live.atOnce().catch(() => undefined);
    for (const report of pkg ? reportsOf(session, live, pkg) : []) {
      if (items.some(({ uri }) => uri === report.uri)) continue; // a source that two packages share
      items.push({ ...sinceLast(report, before.get(report.uri)), uri: report.uri, version: report.version });
      before.delete(report.uri);
    }
  }
  for (const uri of before.keys())
    items.push({ ...full({ items: [] }), uri, version: session.documents.versionOf(uri) });
  if (!parts) return { items };
  for (let start = 0; start < items.length; start += partSize) {
    parts.report({ items: items.slice(start, start + partSize) });
  }
  return { items: [] };
}

/** How many documents are sent at a time. */
const partSize = 50;

const full = ({
  items,
  resultId,
}: Pick<Report, 'items'> & Partial<Report>): FullDocumentDiagnosticReport => ({
  kind: 'full',
  items,
  ...(resultId === undefined ? {} : { resultId }),
});

const sinceLast = (
  report: Report,
  before: string | undefined,
): FullDocumentDiagnosticReport | UnchangedDocumentDiagnosticReport =>
  before === report.resultId ? { kind: 'unchanged', resultId: report.resultId } : full(report);
