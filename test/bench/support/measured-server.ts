import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import {
  type ClientCapabilities,
  createMessageConnection,
  type MessageConnection,
  type Position,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

/** A language server as a process of its own, with what it costs. Figures of the system are from /proc (Linux). */
export class MeasuredServer {
  private version = 1;
  private published: (() => void) | undefined;

  private constructor(
    readonly process: ChildProcess,
    readonly connection: MessageConnection,
  ) {}

  static async start(
    command: readonly string[],
    folder: string,
    capabilities: ClientCapabilities,
  ): Promise<MeasuredServer> {
    const child = spawn(process.execPath, [...command], { stdio: ['pipe', 'pipe', 'ignore'] });
    const connection = createMessageConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    const server = new MeasuredServer(child, connection);
    connection.onNotification('textDocument/publishDiagnostics', () => server.published?.());
    connection.onRequest((method) =>
      method === 'workspace/configuration' ? [null, null, null, null, null] : null,
    );
    connection.listen();
    const uri = pathToFileURL(folder).href;
    await connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: 'bench' }],
      capabilities,
    });
    await connection.sendNotification('initialized', {});
    return server;
  }

  open(file: string, text: string): Promise<void> {
    const textDocument = { uri: pathToFileURL(file).href, languageId: 'yaml', version: this.version++, text };
    return this.connection.sendNotification('textDocument/didOpen', { textDocument });
  }

  /** Replaces one character of a line. */
  edit(file: string, position: Position, newText: string): Promise<void> {
    const end = { line: position.line, character: position.character + 1 };
    return this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: pathToFileURL(file).href, version: this.version++ },
      contentChanges: [{ range: { start: position, end }, text: newText }],
    });
  }

  request(method: string, file: string, position?: Position): Promise<unknown> {
    const textDocument = { uri: pathToFileURL(file).href };
    return this.connection.sendRequest(method, { textDocument, ...(position ? { position } : {}) });
  }

  /** The next diagnostics that the server publishes by itself. */
  nextPublished(): Promise<void> {
    return new Promise((resolve) => {
      this.published = resolve;
    });
  }

  /** Milliseconds of CPU that all of its threads have used. */
  get cpu(): number {
    const fields = readFileSync(`/proc/${this.process.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  }

  /** Resident memory in MiB. */
  get memory(): number {
    const status = readFileSync(`/proc/${this.process.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
  }

  /**
   * How long something takes in milliseconds, without the time in which the main threads of server and client waited for a
   * processor: a machine that others use too gives the same figures.
   */
  async time(run: () => Promise<unknown>): Promise<number> {
    const waited = this.waited;
    const start = performance.now();
    await run();
    return Math.max(0, performance.now() - start - (this.waited - waited));
  }

  async end(): Promise<void> {
    const exited = new Promise((resolve) => this.process.once('exit', resolve));
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    await exited;
    this.connection.dispose();
  }

  private get waited(): number {
    return waitedFor(this.process.pid) + waitedFor(process.pid);
  }
}

/** Milliseconds in which the main thread of a process was ready but had no processor. */
function waitedFor(pid: number | undefined): number {
  const [, waited] = readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ');
  return Number(waited) / 1e6;
}
