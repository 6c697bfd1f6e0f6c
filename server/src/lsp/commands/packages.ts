import { listPackages, type PackageInfo, packagesChanged } from '../../protocol';
import type { Feature } from '../requests/feature';
import type { Session } from '../session';
import { handle } from './handle';
import { packageInfo } from './package-info';

/** The list of service packages, on demand. */
export const packages: Feature = {
  capabilities: () => ({}),
  register(session) {
    handle(session, listPackages, () => allPackages(session));
  },
};

/** How long after a change the client is told, so that a burst of keys in Chart.yaml tells it once. */
const delay = 200;

/** Tells our own client when the list of packages has changed; the result is to be called when it may have. */
export function packageAnnouncer(session: Session): () => void {
  let timer: NodeJS.Timeout | undefined;
  let told = '';
  const tell = async () => {
    const list = await allPackages(session);
    const text = JSON.stringify(list);
    if (text === told) return;
    told = text;
    await session.connection.sendNotification(packagesChanged.method, { packages: list });
  };
  return () => {
    if (!session.client.isOurs) return;
    clearTimeout(timer);
    timer = setTimeout(() => tell().catch((error) => session.connection.console.error(String(error))), delay);
    timer.unref();
  };
}

async function allPackages({ workspace }: Session): Promise<readonly PackageInfo[]> {
  const all = await workspace.all();
  const infos = await Promise.all(
    all.map(async (live) => packageInfo(live, await live.atOnce().catch(() => undefined))),
  );
  return infos.sort((a, b) => (a.root < b.root ? -1 : 1));
}
