import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { buildInto } from '../support/build';
import { oscpkgProcess, temporaryFolder } from '../support/cli';

test('lsp starts the language server that lies beside the command line', async () => {
  const folder = await temporaryFolder();
  await buildInto(folder, 'cli', 'server');
  const child = spawn(process.execPath, [
    join(folder, 'cli.js'),
    'lsp',
    '--stdio',
    `--clientProcessId=${process.pid}`,
  ]);
  const send = (message: object) => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  let answers = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    answers += chunk;
    if (chunk.includes('"id":1')) send({ id: 2, method: 'shutdown' });
    if (chunk.includes('"id":2')) send({ method: 'exit' });
  });
  send({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
  const status = await new Promise((done) => child.on('close', done));
  assert.match(answers, /"serverInfo":\{"name":"oscpkg"/);
  assert.equal(status, 0);
});

test('without the server it says what is missing', async () => {
  const { status, stderr } = await oscpkgProcess(['lsp', '--stdio']);
  assert.equal(status, 2);
  assert.match(stderr, /^oscpkg: The language server is missing/);
});
