import type { Session } from '../session';
import type { LivePackage } from '../workspace/live-package';
import { type ReportSource, reportsOf } from './reports';

/** Publishes diagnostics to an editor that does not ask for them. Changes that arrive together are published once. */
export class Publisher {
  /** What the editor shows now, by package and document. */
  private readonly shown = new Map<LivePackage, ReadonlyMap<string, string>>();
  private readonly due = new Set<LivePackage>();

  constructor(private readonly session: ReportSource & Pick<Session, 'connection'>) {}

  /** The problems of a package may have changed. */
  schedule(live: LivePackage): void {
    if (this.due.has(live)) return;
    this.due.add(live);
    setImmediate(() => {
      this.due.delete(live);
      this.publish(live).catch((error) => this.session.connection.console.error(String(error)));
    });
  }

  /** Takes back what was said about packages that are no longer there. */
  retain(packages: readonly LivePackage[]): void {
    for (const [live, shown] of this.shown) {
      if (packages.includes(live)) continue;
      this.shown.delete(live);
      for (const uri of shown.keys()) this.send(uri, []);
    }
  }

  private async publish(live: LivePackage): Promise<void> {
    const pkg = await live.atOnce().catch(() => undefined);
    if (!pkg) return;
    const before = this.shown.get(live) ?? new Map<string, string>();
    const after = new Map<string, string>();
    for (const { uri, version, items, resultId } of reportsOf(this.session, live, pkg)) {
      const id = `${resultId} ${version ?? ''}`;
      after.set(uri, id);
      if (before.get(uri) !== id) this.send(uri, items, version);
    }
    this.shown.set(live, after);
    for (const uri of before.keys())
      if (!after.has(uri)) this.send(uri, [], this.session.documents.versionOf(uri));
  }

  private send(
    uri: string,
    diagnostics: Parameters<Session['connection']['sendDiagnostics']>[0]['diagnostics'],
    version?: number | null,
  ): void {
    this.session.connection
      .sendDiagnostics({ uri, diagnostics, ...(typeof version === 'number' ? { version } : {}) })
      .catch(() => {});
  }
}
