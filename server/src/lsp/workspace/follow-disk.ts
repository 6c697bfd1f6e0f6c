import {
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type GlobPattern,
} from 'vscode-languageserver/node';
import type { Session } from '../session';
import { fileOf, uriOf } from '../uri';
import type { LivePackage } from './live-package';

/** What makes, fills or unmakes a service directory. */
const patterns = [
  '**/oscpkg.yaml',
  '**/{package,images}/**',
  '**/{package,images}',
  '**/*mapping.{yaml,yml}',
];

/** Hears what changes on the disk; texts of open documents come from the editor alone. The result asks the editor to tell. */
export function followDisk({ connection, client, documents, workspace }: Session): () => Promise<void> {
  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    const files = changes.flatMap(({ uri, type }) => {
      const file = fileOf(uri);
      const isOpen = file !== undefined && documents.get(file) !== undefined;
      return file === undefined || (isOpen && type === FileChangeType.Changed) ? [] : [file];
    });
    if (files.length > 0) await workspace.diskChanged(files);
  });
  return async () => {
    if (client.watchFiles) await watch(connection, patterns);
  };
}

/** Sources that oscpkg.yaml names outside of the service directory are watched too, once they are known. */
export function followSources({ connection, client }: Session): (live: LivePackage) => void {
  const watched = new Set<string>();
  return (live) => {
    const { source, images } = live.current?.settings ?? {};
    for (const folder of [source, images]) {
      if (!folder?.startsWith('..') || !client.watchFiles) continue;
      const path = live.fileOf(folder);
      if (watched.has(path)) continue;
      watched.add(path);
      const pattern = client.watchRelative ? { baseUri: uriOf(path), pattern: '**' } : `${path}/**`;
      watch(connection, [pattern]).catch(() => watched.delete(path));
    }
  };
}

const watch = (connection: Session['connection'], globs: readonly GlobPattern[]) =>
  connection.client.register(DidChangeWatchedFilesNotification.type, {
    watchers: globs.map((globPattern) => ({ globPattern })),
  });
