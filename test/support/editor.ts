import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  CancellationTokenSource,
  type ClientCapabilities,
  createMessageConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type InitializeParams,
  type InitializeResult,
  type MessageConnection,
  type Position,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { buildInto } from './build';
import { readFixture } from './fixture';

/** Where the server that the tests talk to is bundled, once for each process of tests. */
const output = `out/lsp-${process.pid}`;
let built: Promise<unknown> | undefined;

/** Bundles the server as it is shipped; the path of the bundle. */
export async function builtServer(): Promise<string> {
  built ??= buildInto(output, 'server').then(() =>
    process.on('exit', () => rmSync(output, { recursive: true, force: true })),
  );
  await built;
  return path.resolve(output, 'server.js');
}

/** How an editor starts the server. */
export interface EditorOptions {
  readonly capabilities?: ClientCapabilities;
  readonly locale?: string;
  readonly initializationOptions?: unknown;
  /** Folders of the workspace below the fixture's folder; the folder itself when absent; none at all for `null`. */
  readonly folders?: readonly string[] | null;
  /** What the editor answers for the section `oscpkg`. */
  readonly settings?: unknown;
  /** False for a server that is not initialized yet. */
  readonly initialize?: boolean;
}

/** An editor of today: pulls diagnostics and can do what VS Code can. */
export const modern: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    diagnostics: { refreshSupport: true },
    didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
    workspaceEdit: {
      documentChanges: true,
      resourceOperations: ['create', 'rename', 'delete'],
      changeAnnotationSupport: {},
    },
  },
  textDocument: {
    diagnostic: { relatedInformation: true, codeDescriptionSupport: true, tagSupport: { valueSet: [1, 2] } },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['', 'quickfix', 'source'] } } },
    completion: {
      completionItem: {
        snippetSupport: true,
        documentationFormat: ['markdown', 'plaintext'],
        labelDetailsSupport: true,
        tagSupport: { valueSet: [1] },
        resolveSupport: { properties: ['documentation'] },
      },
      completionList: { itemDefaults: ['editRange', 'insertTextFormat', 'commitCharacters'] },
    },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    definition: { linkSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    rename: { prepareSupport: true },
  },
};

/** An editor over the real server: a process of its own, spoken to over standard input and output. */
export class Editor {
  readonly published = new Map<string, PublishDiagnosticsParams>();
  readonly requests: { readonly method: string; readonly params: unknown }[] = [];
  readonly notified: { readonly method: string; readonly params: unknown }[] = [];
  readonly messages: string[] = [];
  /** What the server wrote to the log; nothing, if all is well. */
  readonly log: string[] = [];
  stderr = '';
  capabilities: InitializeResult['capabilities'] = {};
  /** What is answered for the section `oscpkg`. */
  settings: unknown;
  private version = 1;
  private progressed: (value: unknown) => void = () => {};

  private constructor(
    readonly folder: string,
    readonly process: ChildProcess,
    readonly connection: MessageConnection,
  ) {}

  /** Writes a fixture to the disk and starts a server on it. */
  static async on(test: TestContext, source: string, options: EditorOptions = {}): Promise<Editor> {
    const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'oscpkg-lsp-')));
    for (const [file, text] of readFixture(source).files) writeBelow(folder, file, text);
    return Editor.start(test, folder, options);
  }

  /** Starts a server on a folder that is there; it ends with the test. */
  static async start(test: TestContext, folder: string, options: EditorOptions = {}): Promise<Editor> {
    const child = spawn(process.execPath, [await builtServer(), '--stdio'], { stdio: 'pipe' });
    const connection = createMessageConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    const editor = new Editor(folder, child, connection);
    test.after(() => editor.dispose());
    child.stderr.on('data', (data) => {
      editor.stderr += String(data);
    });
    editor.listen(options);
    if (options.initialize !== false) await editor.initialize(options);
    return editor;
  }

  /** The URI of a file below the folder. */
  uri(file: string): string {
    return pathToFileURL(path.join(this.folder, file)).href;
  }

  /** Names who is called with each `$/progress`: a part of a result, or how far a command is. */
  onProgress<Value>(listener: (value: Value) => void): void {
    this.progressed = listener as (value: unknown) => void;
  }

  /** Opens a document; with another text than the one on the disk when one is given. */
  async open(file: string, text: string, languageId = 'yaml'): Promise<void> {
    const textDocument = { uri: this.uri(file), languageId, version: this.version++, text };
    await this.connection.sendNotification('textDocument/didOpen', { textDocument });
  }

  /** Replaces the whole text of an open document. */
  async change(file: string, text: string): Promise<void> {
    const textDocument = { uri: this.uri(file), version: this.version++ };
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument,
      contentChanges: [{ text }],
    });
  }

  async close(file: string): Promise<void> {
    const textDocument = { uri: this.uri(file) };
    await this.connection.sendNotification('textDocument/didClose', { textDocument });
  }

  /** Changes a file on the disk and tells the server. */
  async write(file: string, text: string): Promise<void> {
    writeBelow(this.folder, file, text);
    await this.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: this.uri(file), type: 2 }],
    });
  }

  /** Asks about a document, or about a place in it. */
  async ask<Result>(method: string, file: string, position?: Position, more: object = {}): Promise<Result> {
    const params = { textDocument: { uri: this.uri(file) }, ...(position ? { position } : {}), ...more };
    return this.connection.sendRequest<Result>(method, params);
  }

  /** Sends a request and takes it back, both while the server is busy with others of its kind. */
  async cancelled(method: string, params: object): Promise<unknown> {
    const cancel = new CancellationTokenSource();
    const before = Array.from({ length: 20 }, () => this.connection.sendRequest(method, params));
    const answer = this.connection.sendRequest(method, params, cancel.token);
    cancel.cancel();
    await Promise.all([...before, answer.catch(() => undefined)]);
    return answer;
  }

  /** Pulls the diagnostics of a document. */
  async diagnostics(file: string): Promise<readonly Diagnostic[]> {
    const report = await this.ask<DocumentDiagnosticReport>('textDocument/diagnostic', file);
    assert.equal(report.kind, 'full');
    return report.kind === 'full' ? report.items : [];
  }

  /** Waits until the server has published diagnostics of a document that satisfy a condition. */
  async untilPublished(
    file: string,
    isRight: (diagnostics: readonly Diagnostic[]) => boolean = () => true,
  ): Promise<readonly Diagnostic[]> {
    const last = () => this.published.get(this.uri(file))?.diagnostics;
    await this.until(
      () => isRight(last() ?? []) && last() !== undefined,
      () => `not published for ${file}; last: ${JSON.stringify(last())}`,
    );
    return last() ?? [];
  }

  /** Waits until the diagnostics that the server answers satisfy a condition. */
  async untilPulled(file: string, isRight: (diagnostics: readonly Diagnostic[]) => boolean): Promise<void> {
    for (let tries = 0; tries < 500; tries++) {
      if (isRight(await this.diagnostics(file))) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`${file}: ${JSON.stringify(await this.diagnostics(file))}\n${this.stderr}`);
  }

  /** Waits until something holds. */
  async until(holds: () => boolean, otherwise: () => string = () => 'did not happen'): Promise<void> {
    for (let waited = 0; waited < 15_000; waited += 10) {
      if (holds()) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error(`${otherwise()}\n${this.stderr}`);
  }

  /** Ends the server as the protocol says; its exit code. */
  async quit(): Promise<number | null> {
    await this.connection.sendRequest('shutdown');
    const ended = new Promise<number | null>((resolve) => this.process.once('exit', resolve));
    await this.connection.sendNotification('exit');
    const code = await ended;
    this.dispose();
    return code;
  }

  /** Ends the server at once and removes the folder, when it is one of ours. */
  dispose(): void {
    this.connection.dispose();
    this.process.kill();
    if (path.basename(this.folder).startsWith('oscpkg-lsp-'))
      rmSync(this.folder, { recursive: true, force: true });
  }

  private listen({ settings }: EditorOptions): void {
    const { connection } = this;
    this.settings = settings;
    connection.onNotification('$/progress', ({ value }: { value: unknown }) => this.progressed(value));
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.set(params.uri, params);
    });
    connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.log.push(message);
    });
    connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
      this.messages.push(message);
    });
    connection.onNotification((method, params) => {
      this.notified.push({ method, params });
    });
    connection.onRequest((method, params) => {
      this.requests.push({ method, params });
      return method === 'workspace/configuration' ? [this.settings ?? null] : null;
    });
    connection.listen();
  }

  /** The handshake of the protocol. */
  async initialize(options: EditorOptions): Promise<void> {
    const folders = options.folders === null ? null : (options.folders ?? ['']);
    const params: InitializeParams = {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: folders?.map((name) => ({ uri: this.uri(name), name })) ?? null,
      capabilities: options.capabilities ?? modern,
      ...(options.locale ? { locale: options.locale } : {}),
      ...(options.initializationOptions ? { initializationOptions: options.initializationOptions } : {}),
    };
    const result = await this.connection.sendRequest<InitializeResult>('initialize', params);
    this.capabilities = result.capabilities;
    await this.connection.sendNotification('initialized', {});
  }
}

function writeBelow(folder: string, file: string, text: string): void {
  const target = path.join(folder, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
}
