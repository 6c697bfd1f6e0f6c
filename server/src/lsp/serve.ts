import { createConnection } from 'vscode-languageserver/node';
import { startServer } from './server';

/** Serves the editor that started this process: over standard input and output (`--stdio`) or IPC (`--node-ipc`). */
export function serve(workerFile: string): void {
  startServer(createConnection(), { workerFile });
}
