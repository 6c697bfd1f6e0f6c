import assert from 'node:assert/strict';
import type { ImageArchiveInfo } from '../../server/src/core/images/image-archive';
import { MemoryTree } from '../../server/src/core/package/file-tree';
import { loadServicePackage } from '../../server/src/core/package/load';
import type { Delivery, ServicePackage } from '../../server/src/core/package/service-package';

/**
 * A small service package in one text: `#- path` heads each file, `$0` is the cursor, and a comment line that holds only
 * `^^^ text` marks what stands above the carets. Behind the path of an image tar, JSON says what it holds:
 * `#- images/a.tar {"tags":["a:1"],"architecture":"amd64"}`. `#- !delivery etcd-1.0.0.zip` makes it a built zip.
 */
export interface Fixture {
  readonly files: ReadonlyMap<string, string>;
  readonly cursor: { readonly file: string; readonly offset: number } | undefined;
  readonly marks: readonly Mark[];
  readonly imageInfo: ReadonlyMap<string, ImageArchiveInfo>;
  readonly delivery: Delivery | undefined;
}

/** One `^^^` comment: what it points at, and what it says. */
export interface Mark {
  readonly file: string;
  /** The marked text; undefined for a mark on the file as a whole (a `#! text` line). */
  readonly start: number | undefined;
  readonly end: number | undefined;
  readonly text: string;
}

/** Reads the notation. Text before the first `#- ` line is ignored. */
export function readFixture(source: string): Fixture {
  const files = new Map<string, string>();
  const marks: Mark[] = [];
  const imageInfo = new Map<string, ImageArchiveInfo>();
  let cursor: Fixture['cursor'];
  let delivery: Delivery | undefined;
  for (const section of source.split(/^#- /m).slice(1)) {
    const [head = '', ...lines] = section.split('\n');
    const [, path = '', json] = /^(\S.*?)(?:\s+(\{.*\}))?$/.exec(head) ?? [];
    if (path.startsWith('!delivery ')) {
      delivery = {
        fileName: path.slice(10),
        size: 1,
        topLevel: ['service'],
        ...(json ? JSON.parse(json) : {}),
      };
      continue;
    }
    const { text, found } = takeMarks(path, lines.join('\n'));
    marks.push(...found);
    const at = text.indexOf('$0');
    if (at >= 0) cursor = { file: path, offset: at };
    files.set(path, at >= 0 ? text.replace('$0', '') : text);
    if (json) imageInfo.set(path, imageOf(JSON.parse(json)));
  }
  return { files, cursor, marks, imageInfo, delivery };
}

/** The package of a fixture. */
export async function loadFixture(fixture: Fixture): Promise<ServicePackage> {
  const ports = {
    unpack: async () => ({ files: new Map<string, Uint8Array>(), defects: [] }),
    describeImage: async (path: string) => fixture.imageInfo.get(path),
  };
  const { delivery } = fixture;
  return loadServicePackage(new MemoryTree(fixture.files), ports, {
    name: 'service',
    ...(delivery ? { delivery } : {}),
  });
}

/** Loads a fixture's text in one step. */
export async function packageOf(source: string): Promise<ServicePackage> {
  return loadFixture(readFixture(source));
}

/** The package and the cursor of a fixture with `$0`. */
export async function withCursor(
  source: string,
): Promise<{ pkg: ServicePackage; file: string; offset: number; fixture: Fixture }> {
  const fixture = readFixture(source);
  assert.ok(fixture.cursor, 'the fixture has no $0');
  return { pkg: await loadFixture(fixture), ...fixture.cursor, fixture };
}

/** Separates the lines that mark from the lines that are text. `#! text` marks the file as a whole. */
function takeMarks(file: string, section: string): { text: string; found: Mark[] } {
  const found: Mark[] = [];
  let text = '';
  let lineStart = 0;
  for (const line of section.split(/(?<=\n)/)) {
    const [, carets, message = ''] =
      /^\s*#?\s*(?:\{\{\/\*\s*)?(\^+)\s(.*?)(?:\s*\*\/\}\})?\s*$/.exec(line) ?? [];
    const whole = /^#!\s(.*?)\s*$/.exec(line)?.[1];
    if (whole !== undefined) found.push({ file, start: undefined, end: undefined, text: whole });
    else if (carets) {
      const start = lineStart + line.indexOf('^');
      found.push({ file, start, end: start + carets.length, text: message });
    } else {
      lineStart = text.length;
      text += line;
    }
  }
  return { text, found };
}

interface ImageNote {
  readonly tags?: readonly string[];
  readonly architecture?: string;
  readonly architectures?: readonly string[];
  readonly compression?: ImageArchiveInfo['compression'];
}

function imageOf(note: ImageNote): ImageArchiveInfo {
  const names = note.architectures ?? [note.architecture ?? 'amd64'];
  return {
    format: 'docker',
    size: 1024,
    images: names.map((architecture) => ({
      tags: note.tags ?? [],
      architecture,
      os: 'linux',
      configDigest: `sha256:${'0'.repeat(64)}`,
      layers: [],
      size: 512,
    })),
    multiArchitecture: names.length > 1,
    defects: [],
    ...(note.compression ? { compression: note.compression } : {}),
  };
}
