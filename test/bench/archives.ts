// Building and reading packages of 200 MB, 2 GB and 6 GB (one file above 4 GiB), beside `cp -r` and `zip -0` in the same run.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { describeImageArchive } from '../../server/src/archive/images/describe';
import { verifyZip } from '../../server/src/archive/zip/verify';
import { writeZip } from '../../server/src/archive/zip/writer';
import { openZip } from '../../server/src/archive/zip/zip-tree';
import { writeImageTar } from '../archive/support/image-tar-file';

const megabyte = 1e6;
const sizes = [
  { name: '200 MB', rounds: 3, files: [100, 100] },
  { name: '2 GB', rounds: 3, files: [500, 500, 500, 500] },
  { name: '6 GB', rounds: 2, files: [4600, 700, 700] },
];

const [, script = '', command, ...args] = process.argv;
if (command === undefined) await main();
else await runChild(command, args);

async function main(): Promise<void> {
  const folder = path.resolve('out', `bench-archives-${process.pid}`);
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130));
  for (const size of sizes) {
    const input = path.join(folder, 'input');
    mkdirSync(input, { recursive: true });
    for (const [index, megabytes] of size.files.entries()) {
      await writeImageTar(path.join(input, `image-${index}.tar`), megabytes * megabyte, `demo/app:${index}`);
    }
    compare(size.name, size.rounds, folder, input);
    rmSync(folder, { recursive: true, force: true });
  }
}

function compare(name: string, rounds: number, folder: string, input: string): void {
  const copy = path.join(folder, 'copy');
  const zip = path.join(folder, 'result.zip');
  const child = (task: string, file: string) => [process.execPath, script, task, file, input];
  const tasks: readonly (readonly [string, string, readonly string[]])[] = [
    ['cp -r', copy, ['cp', '-r', input, copy]],
    ['zip -0', zip, ['zip', '-0', '-q', '-r', zip, input]],
    ['oscpkg build', zip, child('build', zip)],
    ['oscpkg build + verify', zip, child('build-verified', zip)],
  ];
  const rows = tasks.map(([label, output, command]) => ({
    label,
    ...best(rounds, () => measure(command, () => rmSync(output, { recursive: true, force: true }))),
  }));
  spawnSync(process.execPath, [script, 'build', zip, input]);
  rows.push({ label: 'oscpkg read (quick)', ...best(rounds, () => measure(child('read', zip))) });
  rows.push({ label: 'oscpkg verify (all bytes)', ...best(rounds, () => measure(child('verify', zip))) });
  print(name, rows);
}

interface Measured {
  readonly wall: number;
  readonly cpu: number;
  readonly output: string;
}

/** Wall and CPU seconds (user and system, start of the process included) by bash's `time`. */
function measure(command: readonly string[], before: () => void = () => undefined): Measured | undefined {
  before();
  spawnSync('sync');
  const run = spawnSync('bash', ['-c', 'TIMEFORMAT="%R %U %S"; time "$@"', 'bash', ...command], {
    encoding: 'utf8',
  });
  if (run.status !== 0) return undefined;
  const [wall = 0, user = 0, system = 0] = (run.stderr.trim().split('\n').at(-1) ?? '')
    .split(' ')
    .map(Number);
  return { wall, cpu: user + system, output: run.stdout.trim() };
}

/** Of several runs the one that cost least: the others were disturbed. */
function best(rounds: number, run: () => Measured | undefined): Measured | Record<string, never> {
  const results = Array.from({ length: rounds }, run).filter((result) => result !== undefined);
  return results.sort((a, b) => a.cpu - b.cpu)[0] ?? {};
}

function print(name: string, rows: readonly ({ label: string } & Partial<Measured>)[]): void {
  const copy = rows[0]?.cpu ?? 0;
  console.log(
    `\n${name}`.padEnd(28),
    'wall s'.padStart(8),
    'cpu s'.padStart(8),
    'cpu/cp'.padStart(8),
    ' notes',
  );
  for (const { label, wall, cpu, output } of rows) {
    if (wall === undefined || cpu === undefined) console.log(label.padEnd(27), ' left out: it did not run');
    else {
      const numbers = [wall, cpu, cpu / copy].map((value) => value.toFixed(2).padStart(8));
      console.log(label.padEnd(27), ...numbers, '', output ?? '');
    }
  }
}

async function runChild(task: string, [zip = '', input = '']: readonly string[]): Promise<void> {
  if (task.startsWith('build')) await build(zip, input, task === 'build-verified');
  if (task === 'read') await read(zip);
  if (task === 'verify') console.log(`${(await verifyZip(zip)).length} defects`);
  console.log(`${Math.round(process.resourceUsage().maxRSS / 1024)} MB RSS`);
}

async function build(zip: string, input: string, verify: boolean): Promise<void> {
  const names = ['image-0.tar', 'image-1.tar', 'image-2.tar', 'image-3.tar'];
  const files = names.filter((name) => statSync(path.join(input, name), { throwIfNoEntry: false }));
  const inputs = files.map((name) => ({ path: `demo/images/${name}`, source: path.join(input, name) }));
  await writeZip(zip, inputs, { verify });
}

async function read(file: string): Promise<void> {
  const start = performance.now();
  const zip = await openZip(file);
  const tags: string[] = [];
  for (const { path: name } of await zip.list('')) {
    const image = await zip.open(name);
    const info = image && (await describeImageArchive(image));
    tags.push(...(info?.images.flatMap((one) => one.tags) ?? []));
  }
  await zip.close();
  console.log(
    `${zip.defects.length} defects, ${tags.length} images, ${(performance.now() - start).toFixed(1)} ms in process,`,
  );
}
