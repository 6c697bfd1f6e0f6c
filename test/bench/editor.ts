// What an author waits for in the editor, at 1,000, 5,000 and 20,000 lines of values.yaml, beside yaml-language-server.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ClientCapabilities } from 'vscode-languageserver-protocol/node';
import { largeValues } from './support/large-values';
import { MeasuredServer } from './support/measured-server';

const folder = path.resolve('out', `bench-editor-${process.pid}`);
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
process.on('SIGINT', () => process.exit(130));

const rounds = 30;
const values = path.join(folder, 'etcd/package/etcd/values.yaml');
const mapping = path.join(folder, 'etcd/images/mapping.yaml');

interface Row {
  readonly server: string;
  readonly lines: number;
  readonly first: number;
  readonly edit: readonly number[];
  readonly editCpu: number;
  readonly hover: readonly number[];
  readonly completion: readonly number[];
  /** Right after the last request, and when nothing happened for a while. */
  readonly memory: readonly [number, number];
}

async function main(): Promise<void> {
  const own = path.join(folder, 'server.js');
  spawnSync(process.execPath, ['scripts/build.mjs', '--out', folder, 'server'], { stdio: 'inherit' });
  const rows: Row[] = [];
  for (const lines of [1_000, 5_000, 20_000]) {
    writePackage(lines);
    rows.push(
      await measure('oscpkg', lines, [own, '--stdio'], { textDocument: { diagnostic: {} } }, mapping),
    );
    const peer = path.resolve('node_modules/yaml-language-server/bin/yaml-language-server');
    rows.push(await measure('yaml-language-server', lines, [peer, '--stdio'], {}, values));
  }
  print(rows);
}

function writePackage(lines: number): void {
  for (const file of [values, mapping]) mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(
    path.join(path.dirname(values), 'Chart.yaml'),
    'apiVersion: v2\nname: etcd\nversion: 6.7.0\n',
  );
  writeFileSync(values, largeValues(lines));
  const address = '    address:\n      repository: image.repository\n      tag: image.tag\n';
  writeFileSync(
    mapping,
    `instance:\n  - image: etcd\n    tag: 3.5.0\n${address}    package:\n      x86_64: etcd.tar\n`,
  );
}

/** Edits the middle of values.yaml and asks right behind the edit; completion is asked for in the file where it is at home. */
async function measure(
  name: string,
  lines: number,
  command: readonly string[],
  capabilities: ClientCapabilities,
  completed: string,
): Promise<Row> {
  const server = await MeasuredServer.start(command, folder, capabilities);
  const pulls = capabilities.textDocument?.diagnostic !== undefined;
  const text = largeValues(lines);
  const diagnose = async () => {
    if (pulls) await server.request('textDocument/diagnostic', values);
    else await server.nextPublished();
  };
  if (completed !== values) await server.open(mapping, mappingText());
  const published = pulls ? undefined : server.nextPublished();
  await server.open(values, text);
  await (published ?? diagnose());
  const first = server.cpu;
  await pause(3_000);
  const place = placeIn(text);
  let round = 0;
  const edit = () => server.edit(values, place, String(round++ % 10));
  const inFile = completed === values ? place : { line: 4, character: 24 };
  const request = (method: string, file: string, at: typeof place) => async () => {
    await edit();
    return server.request(method, file, at);
  };
  const before = server.cpu;
  const edits = await series(server, async () => {
    await edit();
    await diagnose();
  });
  const editCpu = (server.cpu - before) / (rounds + 3);
  const hover = await series(server, request('textDocument/hover', values, { line: 2, character: 4 }));
  const completion = await series(server, request('textDocument/completion', completed, inFile));
  const busy = server.memory;
  await pause(20_000);
  const memory = [busy, server.memory] as const;
  const row = { server: name, lines, first, edit: edits, editCpu, hover, completion, memory };
  await server.end();
  return row;
}

/** Milliseconds of CPU for a process that does nothing: by it the CPU figures can be compared between machines. */
function bareNode(): string {
  const script =
    'const { user, system } = process.cpuUsage(); process.stdout.write(String((user + system) / 1000))';
  return Number(spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' }).stdout).toFixed(0);
}

const mappingText = (): string =>
  'instance:\n  - image: etcd\n    tag: 3.5.0\n    address:\n      repository: image.\n';

/** A digit in the middle of the text. */
function placeIn(text: string): { line: number; character: number } {
  const all = text.split('\n');
  const line = all.findIndex((one, index) => index > all.length / 2 && /tag: 1\.\d/.test(one));
  return { line, character: (all[line] ?? '').indexOf('1.') };
}

/** The times of many runs with pauses between them; the first three only warm up. */
async function series(server: MeasuredServer, run: () => Promise<unknown>): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds + 3; round++) {
    times.push(await server.time(run));
    await pause(60);
  }
  return times.slice(3).sort((a, b) => a - b);
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const at = (sorted: readonly number[], part: number): string =>
  (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(1);

function print(rows: readonly Row[]): void {
  console.log(
    'Times in ms (p50 / p95), without waiting for a processor; requests come right behind an edit of values.yaml.',
  );
  console.log(
    'CPU: from start to first diagnostics, Node itself included. RSS: right after the work / at rest.',
  );
  console.log(`The machine: Node alone takes ${bareNode()} ms of CPU to start.\n`);
  const header = [
    'lines',
    'server',
    'edit → diagnostics',
    'hover',
    'completion',
    'CPU/edit',
    'CPU first',
    'RSS MiB',
  ];
  const both = (times: readonly number[]) => `${at(times, 0.5)} / ${at(times, 0.95)}`;
  const table = rows.map((row) => [
    String(row.lines),
    row.server,
    both(row.edit),
    both(row.hover),
    both(row.completion),
    row.editCpu.toFixed(0),
    String(row.first),
    row.memory.map((one) => one.toFixed(0)).join(' / '),
  ]);
  const widths = header.map((title, column) =>
    Math.max(...[header, ...table].map((row) => (row[column] ?? title).length)),
  );
  for (const row of [header, ...table]) {
    console.log(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  }
}

await main();
