import {
  type CancellationToken,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
  type TextDocumentIdentifier,
} from 'vscode-languageserver/node';
import type { ServicePackage } from '../../core/package/service-package';
import type { SourceFile } from '../../core/package/source-file';
import { show } from '../../core/text/message';
import { UserError } from '../../core/text/user-error';
import { Places } from '../convert/places';
import type { Session } from '../session';
import { fileOf, fromArchive } from '../uri';
import type { LivePackage } from '../workspace/live-package';

/** A document of a package, as it was when the request about it arrived. */
export interface AboutDocument {
  readonly live: LivePackage;
  readonly pkg: ServicePackage;
  /** Path in the package. */
  readonly path: string;
  readonly file: SourceFile;
  readonly places: Places;
}

/** A handler of the connection. */
type Handler<Params, Result> = (
  params: Params,
  token: CancellationToken,
) => Promise<Result | ResponseError<never>>;

/** Answers a request about a document that may be part of a package; with `none` when it is not. */
export function aboutDocument<Params extends { readonly textDocument: TextDocumentIdentifier }, Result>(
  session: Session,
  handle: (document: AboutDocument, params: Params, token: CancellationToken) => Result | Promise<Result>,
  none: Result,
): Handler<Params, Result> {
  return answer(session, async (params, token) => {
    const found = await findDocument(session, params.textDocument.uri);
    await nextTurn();
    if (!found || token.isCancellationRequested) return none;
    return handle(found, params, token);
  });
}

/**
 * Answers any request: cancelled ones as cancelled, a reason that the user can act on as an error with a message in the
 * user's language.
 */
export function answer<Params, Result>(
  {
    client,
    connection,
    isShutDown,
    isAlive,
  }: Pick<Session, 'client' | 'connection' | 'isShutDown' | 'isAlive'>,
  handle: (params: Params, token: CancellationToken) => Promise<Result>,
): Handler<Params, Result> {
  return async (params, token) => {
    isAlive();
    if (isShutDown()) return new ResponseError(ErrorCodes.InvalidRequest, 'shut down');
    try {
      const result = await handle(params, token);
      return token.isCancellationRequested ? cancelled() : result;
    } catch (error) {
      if (error instanceof ResponseError) return new ResponseError<never>(error.code, error.message);
      if (token.isCancellationRequested) return cancelled();
      if (error instanceof UserError) {
        return new ResponseError(LSPErrorCodes.RequestFailed, show(error.userMessage, client.locale));
      }
      connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
      throw error;
    }
  };
}

/** The document of a URI in the newest snapshot, unsaved texts included; undefined when it is part of no package. */
export async function findDocument(session: Session, uri: string): Promise<AboutDocument | undefined> {
  const file = fileOf(fromArchive(uri) ?? uri);
  if (file === undefined) return undefined;
  const known = session.workspace.knownOwner(file);
  const live = known ?? (await session.workspace.ownerOf(file));
  const pkg = await live?.atOnce();
  if (!live || !pkg) return undefined;
  const path = live.pathOf(file);
  const source = pkg.files.get(path);
  return (
    source && { live, pkg, path, file: source, places: new Places(live, pkg, session.client.opensArchives) }
  );
}

const cancelled = () => new ResponseError<never>(LSPErrorCodes.RequestCancelled, 'cancelled');

/** Lets the connection read on, so that a cancellation right behind a request arrives before the work is done. */
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
