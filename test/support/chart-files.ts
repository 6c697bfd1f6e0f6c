import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { extract } from 'tar-stream';
import { type FileSet, SourceFile } from '../../server/src/core/package/source-file';

/** A chart on the disk as a snapshot, and where in it the chart stands. */
export interface ChartFiles {
  readonly files: FileSet;
  readonly root: string;
}

/** Reads a chart archive; archives in it are mounted as `…tgz!/`. */
export async function readChartArchive(path: string): Promise<ChartFiles> {
  const files = new Map<string, SourceFile>();
  await mount('chart.tgz', readFileSync(path), files);
  const first = [...files.keys()][0] ?? '';
  return { files, root: first.split('/').slice(0, 2).join('/') };
}

/** Reads a chart folder; archives in it are mounted as `…tgz!/`. */
export async function readChartFolder(path: string): Promise<ChartFiles> {
  const files = new Map<string, SourceFile>();
  for (const name of listFolder(path, '')) await add(`chart/${name}`, readFileSync(join(path, name)), files);
  return { files, root: 'chart' };
}

/** A chart from texts by their paths. */
export function chartOf(texts: Readonly<Record<string, string>>): ChartFiles {
  const files = new Map(
    Object.entries(texts).map(([name, text]) => {
      const path = `chart/${name}`;
      return [path, new SourceFile(path, text.length, '1', text)] as const;
    }),
  );
  return { files, root: 'chart' };
}

function listFolder(root: string, below: string): readonly string[] {
  return readdirSync(join(root, below))
    .sort()
    .flatMap((name) => {
      const path = below === '' ? name : `${below}/${name}`;
      return statSync(join(root, path)).isDirectory() ? listFolder(root, path) : [path];
    });
}

async function add(path: string, content: Uint8Array, files: Map<string, SourceFile>): Promise<void> {
  files.set(path, new SourceFile(path, content.length, '1', content));
  if (/(?:^|\/)charts\/[^/]+\.tgz$/.test(path)) await mount(path, content, files);
}

async function mount(archive: string, packed: Uint8Array, files: Map<string, SourceFile>): Promise<void> {
  for (const [name, content] of await entriesOf(packed)) await add(`${archive}!/${name}`, content, files);
}

async function entriesOf(packed: Uint8Array): Promise<ReadonlyMap<string, Uint8Array>> {
  const entries = new Map<string, Uint8Array>();
  const unpack = Readable.from([gunzipSync(packed)]).pipe(extract());
  for await (const entry of unpack) {
    const parts: Buffer[] = [];
    for await (const part of entry as AsyncIterable<Buffer>) parts.push(part);
    if (entry.header.type === 'file')
      entries.set(entry.header.name.replace(/^\.\//, ''), Buffer.concat(parts));
  }
  return entries;
}
