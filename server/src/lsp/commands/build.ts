import { dirname } from 'node:path';
import type { CancellationToken } from 'vscode-languageserver/node';
import { TimeLeft } from '../../node/time-left';
import { type BuildParams, type BuildProgress, type BuildResult, build } from '../../protocol';
import type { JobProgress } from '../render/jobs';
import type { Feature } from '../requests/feature';
import type { Session } from '../session';
import { uriBelow, uriOf } from '../uri';
import { relativePath } from '../workspace/paths';
import { checkAll } from './check-all';
import { handle, inOwnThread } from './handle';

/** Writes the zip for the platform, into the workspace folder that holds the service directory. */
export const building: Feature = {
  capabilities: () => ({}),
  register(session) {
    handle(session, build, (params, token) => buildZip(session, params, token));
  },
};

async function buildZip(
  session: Session,
  { uri, despiteErrors, progressToken }: BuildParams,
  token: CancellationToken,
): Promise<BuildResult> {
  const { live, counts } = await checkAll(session, uri);
  if (counts.errors > 0 && !despiteErrors) return { status: 'refused', counts };
  const folder = session.workspace.folderAround(live.directory);
  const params = { directory: live.directory, out: folder?.path ?? dirname(live.directory) };
  const onProgress = reportTo(session, progressToken);
  const { file, size } = await inOwnThread(session, (thread) =>
    thread.run('build', params, { token, onProgress }),
  );
  const shown = folder ? uriBelow(folder.uri, relativePath(folder.path, file), false) : uriOf(file);
  return { status: 'built', file: shown, bytes: size, counts };
}

/** Milliseconds between two reports. */
const pause = 100;

function reportTo({ connection }: Session, token: string): (progress: JobProgress) => void {
  let last = 0;
  const time = new TimeLeft();
  return ({ file, done, total }) => {
    const secondsLeft = time.after(done, total);
    const now = performance.now();
    if (now - last < pause && done < total) return;
    last = now;
    const value: BuildProgress = {
      file,
      writtenBytes: done,
      totalBytes: total,
      ...(secondsLeft !== undefined && { secondsLeft }),
    };
    connection.sendNotification('$/progress', { token, value }).catch(() => {});
  };
}
