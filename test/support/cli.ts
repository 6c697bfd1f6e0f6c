import { type SpawnOptions, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after } from 'node:test';
import { createColors } from 'picocolors';
import { runCommandLine } from '../../server/src/cli/run-command-line';
import { localeArgument, namedLocale } from '../../server/src/cli/terminal/locale';
import type { Output } from '../../server/src/cli/terminal/output';
import { buildInto } from './build';

/** What a run of the command line left behind. */
export interface CliResult {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a command is run. */
export interface CliOptions {
  readonly cwd?: string;
  /** Beside PATH the only variables that the process sees. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the command line in this process, in a folder: the same answers, without the price of a process. */
export async function oscpkg(
  args: readonly string[],
  { cwd = repository }: Pick<CliOptions, 'cwd'> = {},
): Promise<CliResult> {
  const texts = { stdout: '', stderr: '' };
  const output = (name: keyof typeof texts): Output => ({
    colors: createColors(false),
    isTerminal: false,
    width: 100,
    write: (text) => {
      texts[name] += text;
    },
  });
  const locale = namedLocale(localeArgument(args) ?? '') ?? 'en';
  process.chdir(cwd);
  try {
    const status = await runCommandLine(args, { locale, out: output('stdout'), err: output('stderr') });
    return { status, signal: null, ...texts };
  } finally {
    process.chdir(repository);
  }
}

const repository = process.cwd();
let built: Promise<string> | undefined;

/** Runs the built command line as a process of its own. It is built once for a test file. */
export async function oscpkgProcess(args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  const started = await startOscpkg(args, options);
  return started.ended;
}

/** Starts the command line; `ended` resolves with what it left behind. */
export async function startOscpkg(args: readonly string[], { cwd, env = {} }: CliOptions = {}) {
  built ??= buildCli();
  const file = await built;
  const settings: SpawnOptions = {
    cwd: cwd ?? repository,
    env: { PATH: process.env['PATH'] ?? '', LANG: 'en_US.UTF-8', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  };
  const child = spawn(process.execPath, [file, ...args], settings);
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (chunk: string) => {
      texts[name] += chunk;
    });
  }
  const ended = new Promise<CliResult>((done, failed) => {
    child.on('error', failed);
    child.on('close', (status, signal) => done({ status, signal, ...texts }));
  });
  return { child, ended };
}

async function buildCli(): Promise<string> {
  const folder = await temporaryFolder();
  await buildInto(folder, 'cli');
  return join(folder, 'cli.js');
}

const folders: string[] = [];
after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

/** A folder that is gone when the tests of the file are through. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'oscpkg-'));
  folders.push(folder);
  return folder;
}

/** Writes files below a folder; paths are relative to it. */
export async function writeFiles(
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

/** A copy of an example that a test may spoil, under a name of its own. */
export async function copyOfExample(name: string, as = name): Promise<{ folder: string; directory: string }> {
  const folder = await temporaryFolder();
  const directory = join(folder, as);
  await cp(resolve('examples', name), directory, { recursive: true });
  return { folder, directory };
}
