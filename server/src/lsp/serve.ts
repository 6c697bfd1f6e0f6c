import { createConnection } from 'vscode-languageserver/node';
import { startServer } from './server';

/** Serves the editor that started this process: over standard input and output (`--stdio`) or IPC (`--node-ipc`). */
export function serve(workerFile: string): void {
  const connection = createConnection();
  process.on('unhandledRejection', (reason) => {
    connection.console.error(reason instanceof Error ? (reason.stack ?? reason.message) : String(reason));
  });
  startServer(connection, { workerFile });
}
