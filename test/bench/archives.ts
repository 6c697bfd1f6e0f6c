// What the command line costs for packages of 200 MB, 2 GB and 6 GB (one file above 4 GiB), beside `cp -r` and `zip -0`
// of the same service directory in the same run. What a run costs at any size (Node's start, the checks) and what a
// gigabyte more costs are told apart at the end.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { writeImageTar } from '../archive/support/image-tar-file';

const megabyte = 1e6;
const sizes = [
  { name: '200 MB', gigabytes: 0.2, rounds: 5, files: [100, 100] },
  { name: '2 GB', gigabytes: 2, rounds: 3, files: [500, 500, 500, 500] },
  { name: '6 GB', gigabytes: 6, rounds: 2, files: [4600, 700, 700] },
];
/** The first two are those of the example's mapping.yaml. */
const names = ['etcd-3.5.21-x86_64.tar', 'etcd-3.5.21-aarch64.tar', 'more-1.tar', 'more-2.tar'];
const cli = path.resolve('dist/cli.js');
const folder = path.resolve('out', `bench-archives-${process.pid}`);
const service = path.join(folder, 'etcd');
const zip = path.join(folder, 'etcd-6.7.0.zip');

interface Measured {
  readonly wall: number;
  /** Seconds of user and system time, start of the process included. */
  readonly cpu: number;
  readonly memory: number | undefined;
}

type Row = { readonly label: string } & Partial<Measured>;

process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130));
await main();

async function main(): Promise<void> {
  spawnSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });
  const rows = new Map<number, readonly Row[]>();
  for (const size of sizes) {
    await makeService(size.files);
    rows.set(size.gigabytes, compare(size.rounds));
    print(size.name, rows.get(size.gigabytes) ?? []);
    rmSync(folder, { recursive: true, force: true });
  }
  printSlopes(rows);
}

/** The example with images of some size in megabytes, and a file that says how much memory a run took. */
async function makeService(images: readonly number[]): Promise<void> {
  cpSync('examples/etcd', service, { recursive: true });
  for (const [index, size] of images.entries()) {
    const architecture = index === 1 ? 'arm64' : 'amd64';
    const file = path.join(service, 'images', names[index] ?? '');
    await writeImageTar(file, size * megabyte, 'bitnami/etcd:3.5.21', architecture);
  }
  const say = 'require("node:fs").writeSync(2, `memory ${process.resourceUsage().maxRSS}\\n`)';
  writeFileSync(path.join(folder, 'memory.cjs'), `process.on('exit', () => ${say});`);
}

function compare(rounds: number): readonly Row[] {
  const copy = path.join(folder, 'copy');
  const packed = path.join(folder, 'packed.zip');
  const oscpkg = (...args: string[]) => [
    process.execPath,
    '-r',
    path.join(folder, 'memory.cjs'),
    cli,
    ...args,
  ];
  const tasks: readonly (readonly [string, string | undefined, readonly string[]])[] = [
    ['cp -r', copy, ['cp', '-r', service, copy]],
    ['zip -0', packed, ['zip', '-0', '-q', '-r', packed, service]],
    ['oscpkg build --verify', zip, oscpkg('build', service, '--out', zip, '--verify')],
    ['oscpkg build', zip, oscpkg('build', service, '--out', zip)],
    ['oscpkg validate', undefined, oscpkg('validate', zip)],
    ['oscpkg validate --verify', undefined, oscpkg('validate', zip, '--verify')],
    ['oscpkg --version', undefined, oscpkg('--version')],
  ];
  mkdirSync(folder, { recursive: true });
  return tasks.map(([label, output, command]) => ({ label, ...best(rounds, command, output) }));
}

/** Of several runs the one that cost least: the others were disturbed. */
function best(rounds: number, command: readonly string[], output: string | undefined): Partial<Measured> {
  const results = Array.from({ length: rounds }, () => {
    if (output) rmSync(output, { recursive: true, force: true });
    spawnSync('sync');
    return measure(command);
  });
  return results.filter((result) => result !== undefined).sort((a, b) => a.cpu - b.cpu)[0] ?? {};
}

/** By bash's `time`. */
function measure(command: readonly string[]): Measured | undefined {
  const run = spawnSync('bash', ['-c', 'TIMEFORMAT="%R %U %S"; time "$@"', 'bash', ...command], {
    encoding: 'utf8',
  });
  if (run.status !== 0) return undefined;
  const [wall = 0, user = 0, system = 0] = (run.stderr.trim().split('\n').at(-1) ?? '')
    .split(' ')
    .map(Number);
  const memory = /^memory (\d+)$/m.exec(run.stderr)?.[1];
  return { wall, cpu: user + system, memory: memory ? Number(memory) / 1024 : undefined };
}

function print(name: string, rows: readonly Row[]): void {
  const copy = rows[0]?.cpu ?? 0;
  const columns = ['wall s', 'cpu s', 'cpu/cp', 'MiB'].map((column) => column.padStart(8));
  console.log(`\n${name.padEnd(26)}`, ...columns);
  for (const { label, wall, cpu, memory } of rows) {
    if (wall === undefined || cpu === undefined) console.log(label.padEnd(26), ' left out: it did not run');
    else {
      const numbers = [wall, cpu, cpu / copy].map((value) => value.toFixed(2).padStart(8));
      console.log(label.padEnd(26), ...numbers, (memory?.toFixed(0) ?? '').padStart(8));
    }
  }
}

/** CPU seconds for a gigabyte more, from the smallest to the largest package. */
function printSlopes(rows: ReadonlyMap<number, readonly Row[]>): void {
  const [least, most] = [Math.min(...rows.keys()), Math.max(...rows.keys())];
  const slope = (label: string) => {
    const cpu = (size: number) => rows.get(size)?.find((row) => row.label === label)?.cpu ?? Number.NaN;
    return (cpu(most) - cpu(least)) / (most - least);
  };
  console.log('\ncpu s for 1 GB more'.padEnd(27), '   cpu s', '  cpu/cp');
  for (const label of ['cp -r', 'zip -0', 'oscpkg build', 'oscpkg build --verify']) {
    const numbers = [slope(label), slope(label) / slope('cp -r')].map((value) =>
      value.toFixed(2).padStart(8),
    );
    console.log(label.padEnd(26), ...numbers);
  }
}
