import type { CancellationToken } from 'vscode-languageserver/node';
import { say } from '../../core/text/message';
import { UserError } from '../../core/text/user-error';
import type { Request } from '../../protocol';
import { Thread } from '../render/thread';
import { answer } from '../requests/answer';
import type { Session } from '../session';
import { fileOf } from '../uri';
import type { LivePackage } from '../workspace/live-package';

/** Answers one of the requests of protocol.ts. */
export function handle<Params, Result>(
  session: Session,
  { method }: Request<Params, Result>,
  run: (params: Params, token: CancellationToken) => Promise<Result>,
): void {
  session.connection.onRequest(method, answer<Params, unknown>(session, run));
}

/** The package around a URI, which may be that of the service directory itself. Throws a UserError when there is none. */
export async function packageAround({ workspace }: Session, uri: string): Promise<LivePackage> {
  const file = fileOf(uri);
  const live = file === undefined ? undefined : await workspace.packageAt(file);
  if (!live) {
    throw new UserError(
      say(
        '"{uri}" is in no service directory: that is a folder with package/, with images/mapping.yaml, or with oscpkg.yaml.',
        '“{uri}”不在任何服务目录中：服务目录须包含 package/、images/mapping.yaml 或 oscpkg.yaml。',
        { uri: file ?? uri },
      ),
    );
  }
  return live;
}

/** The thread for renderings. Throws a UserError when the server was started without one. */
export function threadOf({ thread }: Session) {
  if (thread) return thread;
  throw new UserError(
    say('This server was started without its worker file.', '语言服务器启动时缺少工作线程文件。'),
  );
}

/** Runs a job that can take minutes on a thread that does nothing else, so that renderings do not wait for it. */
export async function inOwnThread<Result>(
  session: Session,
  run: (thread: Thread) => Promise<Result>,
): Promise<Result> {
  const thread = new Thread(threadOf(session).file, hours);
  try {
    return await run(thread);
  } finally {
    thread.end();
  }
}

const hours = 4 * 3_600_000;
