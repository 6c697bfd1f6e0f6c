import {
  type Connection,
  ErrorCodes,
  type InitializeParams,
  type InitializeResult,
  PositionEncodingKind,
  ResponseError,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node';
import { version } from '../../../package.json';
import { clientId } from '../protocol';
import { type Client, readClient } from './client';
import { LiveConfiguration } from './configuration';
import { announcer } from './diagnostics/announcer';
import { ProblemStore } from './diagnostics/problem-store';
import { Documents } from './documents';
import { followEditor } from './follow-editor';
import { idleMemory } from './idle-memory';
import { LateFixes } from './render/late-fixes';
import { Renderer } from './render/renderer';
import { Thread } from './render/thread';
import { features } from './requests/features';
import type { Session } from './session';
import { Workspace } from './workspace/workspace';

/** What a server is started with. */
export interface ServerOptions {
  /** A file that calls {@link file://./main.ts} when it is started as a worker thread; without it nothing is rendered. */
  readonly workerFile: string | undefined;
}

/** Serves one editor over a connection until the editor says `exit` or the connection ends. */
export function startServer(connection: Connection, options: ServerOptions): void {
  let session: Session | undefined;
  let isShutDown = false;
  connection.onInitialize((params) => {
    session = createSession(connection, params, options, () => isShutDown);
    return initializeResult(session.client);
  });
  connection.onShutdown(() => {
    isShutDown = true;
    session?.renderer.dispose();
    session?.thread?.end();
  });
  connection.onRequest((method) =>
    session
      ? new ResponseError(ErrorCodes.MethodNotFound, `unknown method ${method}`)
      : new ResponseError(ErrorCodes.ServerNotInitialized, 'not initialized'),
  );
  connection.listen();
}

function createSession(
  connection: Connection,
  params: InitializeParams,
  options: ServerOptions,
  isShutDown: Session['isShutDown'],
): Session {
  const client = readClient(params);
  const configuration = new LiveConfiguration();
  const documents = new Documents();
  const workspace = new Workspace(documents, () => configuration.current.helmVersion);
  const problems = new ProblemStore(() => configuration.checks);
  const thread = options.workerFile === undefined ? undefined : new Thread(options.workerFile);
  const renderer = new Renderer(thread, () => configuration.checks);
  const lateFixes = new LateFixes(thread, () => configuration.checks);
  const stores = { configuration, documents, workspace, problems };
  const parts = { connection, client, ...stores, thread, renderer, lateFixes };
  const session = { ...parts, announce: announcer(parts), isShutDown, isAlive: idleMemory() };
  workspace.setFolders(foldersOf(params));
  followEditor(session);
  for (const feature of features) feature.register(session);
  return session;
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams) {
  if (workspaceFolders) return workspaceFolders;
  return rootUri ? [{ uri: rootUri, name: '' }] : [];
}

function initializeResult(client: Client): InitializeResult {
  const capabilities: ServerCapabilities = {
    positionEncoding: PositionEncodingKind.UTF16,
    textDocumentSync: {
      openClose: true,
      change: TextDocumentSyncKind.Incremental,
      save: { includeText: false },
    },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
  for (const feature of features) {
    const { workspace, ...own } = feature.capabilities(client);
    Object.assign(capabilities, own);
    Object.assign(capabilities.workspace ?? {}, workspace);
  }
  return { capabilities, serverInfo: { name: clientId, version } };
}
