import {
  DidChangeConfigurationNotification,
  DidChangeWorkspaceFoldersNotification,
  MessageType,
  ShowMessageNotification,
} from 'vscode-languageserver/node';
import { show } from '../core/text/message';
import { UserError } from '../core/text/user-error';
import { clientId } from '../protocol';
import { packageAnnouncer } from './commands/packages';
import type { Session } from './session';
import { followDisk, followSources } from './workspace/follow-disk';

/** Follows what happens in the editor and on the disk, and lets it know when diagnostics have changed. */
export function followEditor(session: Session): void {
  const { connection, workspace, renderer, problems, announce, isAlive } = session;
  const packagesChanged = packageAnnouncer(session);
  const hintsChanged = hintRefresher(session);
  followDocuments(session);
  followFolders(session);
  const askForSettings = followSettings(session);
  const watchDisk = followDisk(session);
  const sources = followSources(session);
  workspace.listen({
    onChange(live, cause) {
      isAlive();
      if (cause === 'text') announce.textChanged(live);
      else sources(live);
      if (cause === 'disk') announce.foundMore(live);
      renderer.request(live);
      packagesChanged();
      hintsChanged();
    },
    onMembers() {
      announce.membersChanged();
      packagesChanged();
    },
    onFailure: (_live, error) => showFailure(session, error),
  });
  renderer.listen({
    onRendered(live, found) {
      isAlive();
      const pkg = live.current;
      if (pkg && problems.setRendered(live, { ...found, pkg })) announce.foundMore(live);
      hintsChanged();
    },
    onFailure: (_live, error) => showFailure(session, error),
  });
  connection.onInitialized(async () => {
    await Promise.all([askForSettings(), watchDisk(), workspace.all()]);
    announce.membersChanged();
    packagesChanged();
  });
}

function followDocuments({ connection, documents, workspace, client }: Session): void {
  connection.onDidOpenTextDocument(async ({ textDocument }) => {
    const file = documents.onOpen(textDocument);
    if (file === undefined) return;
    workspace.textChanged(file);
    if (!client.diagnostics.pull) await workspace.ownerOf(file);
  });
  connection.onDidChangeTextDocument(({ textDocument, contentChanges }) => {
    const file = documents.onChange(textDocument.uri, textDocument.version, contentChanges);
    if (file !== undefined) workspace.textChanged(file);
  });
  connection.onDidCloseTextDocument(async ({ textDocument }) => {
    const file = documents.onClose(textDocument.uri);
    if (file !== undefined) await workspace.diskChanged([file]);
  });
  connection.onDidSaveTextDocument(async ({ textDocument }) => {
    const file = documents.fileOf(textDocument.uri);
    if (file !== undefined && !client.watchFiles) await workspace.diskChanged([file]);
  });
}

function followFolders({ connection, workspace }: Session): void {
  connection.onNotification(DidChangeWorkspaceFoldersNotification.type, async ({ event }) => {
    await workspace.changeFolders(event.added, event.removed);
  });
}

/** Hears of new settings; the result asks for those that hold now. */
function followSettings(session: Session): () => Promise<void> {
  const { connection, client, configuration } = session;
  const changed = (isNew: boolean) => {
    if (isNew) applySettings(session);
  };
  const ask = async () => {
    const answer: unknown = await connection.workspace.getConfiguration(clientId).catch(() => undefined);
    changed(configuration.set(answer));
  };
  connection.onDidChangeConfiguration(async ({ settings }) => {
    if (client.configuration) await ask();
    else changed(configuration.setPushed(settings));
  });
  return async () => {
    if (client.watchConfiguration) {
      await connection.client.register(DidChangeConfigurationNotification.type, { section: clientId });
    }
    if (client.configuration) await ask();
  };
}

/** Everything is found anew; another Helm version counts for packages that name none. */
function applySettings({ problems, announce, workspace, renderer }: Session): void {
  problems.forget();
  announce.everythingChanged();
  for (const live of workspace.known) {
    live.diskChanged();
    renderer.request(live);
  }
}

/** How long after the last change hints are asked for anew: they stand in another document than the one that is edited. */
const hintDelay = 400;

function hintRefresher({ connection, client }: Session): () => void {
  let timer: NodeJS.Timeout | undefined;
  return () => {
    if (!client.refreshInlayHints) return;
    clearTimeout(timer);
    timer = setTimeout(() => connection.languages.inlayHint.refresh(), hintDelay);
    timer.unref();
  };
}

/** Tells the user what went wrong outside of what the editor shows. */
export function showFailure({ connection, client }: Session, error: unknown): void {
  if (error instanceof UserError) {
    void connection.sendNotification(ShowMessageNotification.type, {
      type: MessageType.Error,
      message: show(error.userMessage, client.locale),
    });
  } else {
    connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}
