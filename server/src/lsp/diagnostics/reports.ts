import { createHash } from 'node:crypto';
import type { Diagnostic } from 'vscode-languageserver/node';
import type { ServicePackage } from '../../core/package/service-package';
import { toDiagnostic } from '../convert/diagnostics';
import { Places } from '../convert/places';
import type { Session } from '../session';
import type { LivePackage } from '../workspace/live-package';

/** What reports are made from. */
export type ReportSource = Pick<Session, 'client' | 'documents' | 'problems'>;

/** The diagnostics of one document, with an id that changes with them. */
export interface Report {
  readonly uri: string;
  /** The editor's version of the document; null when it is not open. */
  readonly version: number | null;
  readonly resultId: string;
  readonly items: Diagnostic[];
}

/** The report of one file of a package; empty when nothing is wrong with it. */
export function reportOf(
  session: ReportSource,
  live: LivePackage,
  pkg: ServicePackage,
  file: string,
): Report {
  const places = new Places(live, pkg, session.client.opensArchives);
  return report(session, live, pkg, places, file);
}

/** The reports of all files of a package that have problems; files that the editor cannot open are reported on their archive. */
export function reportsOf(session: ReportSource, live: LivePackage, pkg: ServicePackage): readonly Report[] {
  const places = new Places(live, pkg, session.client.opensArchives);
  const reports = new Map<string, Report>();
  for (const file of session.problems.byFile(live, pkg).keys()) {
    const made = report(session, live, pkg, places, file);
    const other = reports.get(made.uri);
    reports.set(made.uri, other ? identified({ ...made, items: [...other.items, ...made.items] }) : made);
  }
  return [...reports.values()];
}

function report(
  session: ReportSource,
  live: LivePackage,
  pkg: ServicePackage,
  places: Places,
  file: string,
): Report {
  const problems = session.problems.byFile(live, pkg).get(file) ?? [];
  const uri = places.uri(file);
  const items = problems.map((problem) => toDiagnostic(problem, file, places, session.client));
  const version = session.documents.versionOf(uri);
  return identified({ uri, version, items });
}

const identified = (report: Omit<Report, 'resultId'>): Report => ({
  ...report,
  resultId: createHash('sha1').update(JSON.stringify(report.items)).digest('base64url').slice(0, 12),
});
