import assert from 'node:assert/strict';
import type { ImageArchiveInfo } from '../../server/src/core/images/image-archive';
import { archiveDefect, isArchiveDefectKind } from '../../server/src/core/package/archive-defect';
import { isDeploymentArchive } from '../../server/src/core/package/deployment-package';
import { type FileInfo, MemoryTree } from '../../server/src/core/package/file-tree';
import { loadServicePackage } from '../../server/src/core/package/load';
import type { Delivery, FoundDefect, ServicePackage } from '../../server/src/core/package/service-package';

/**
 * A small service package in one text: `#- path` heads each file, `$0` is the cursor, and a comment line that holds only
 * `^^^ text` marks what stands above the carets (`#^^` the first columns). Behind the path of an image tar, JSON says what it holds:
 * `#- images/a.tar {"tags":["a:1"],"architecture":"amd64"}`. `#- !delivery etcd-1.0.0.zip` makes it a built zip.
 * Files of an archive follow it under `#- package/a.tgz!/a/Chart.yaml`; `{"size":5000000,"defects":["symlink:a/link"]}`
 * behind an archive, an image tar or `!delivery` says how large it is and what is wrong with it. Marks on the service
 * directory stand below `!delivery` or `#- .`, marks on a folder below `#- images/`.
 */
export interface Fixture {
  readonly files: ReadonlyMap<string, string>;
  readonly cursor: { readonly file: string; readonly offset: number } | undefined;
  readonly marks: readonly Mark[];
  readonly imageInfo: ReadonlyMap<string, ImageArchiveInfo>;
  readonly delivery: Delivery | undefined;
  readonly sizes: ReadonlyMap<string, number>;
  readonly defects: readonly FoundDefect[];
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
  const sizes = new Map<string, number>();
  const defects: FoundDefect[] = [];
  let cursor: Fixture['cursor'];
  let delivery: Delivery | undefined;
  for (const section of source.split(/^#- /m).slice(1)) {
    const [head = '', ...lines] = section.split('\n');
    const [, path = '', json] = /^(\S.*?)(?:\s+(\{.*\}))?$/.exec(head) ?? [];
    const note: Note = json ? JSON.parse(json) : {};
    if (path.startsWith('!delivery ')) {
      const { size = 1, topLevel = ['service'] } = note;
      delivery = { fileName: path.slice(10), size, topLevel };
      defects.push(...defectsOf('', note));
    }
    if (/^(?:!|\.$)|\/$/.test(path)) {
      marks.push(...takeMarks(/^[!.]/.test(path) ? '' : path.slice(0, -1), lines.join('\n')).found);
      continue;
    }
    if (note.size !== undefined) sizes.set(path, note.size);
    if (isDeploymentArchive(path)) defects.push(...defectsOf(path, note));
    const { text, found } = takeMarks(path, lines.join('\n'));
    marks.push(...found);
    const at = text.indexOf('$0');
    if (at >= 0) cursor = { file: path, offset: at };
    files.set(path, at >= 0 ? text.replace('$0', '') : text);
    if (json && !isDeploymentArchive(path)) imageInfo.set(path, imageOf(note));
  }
  return { files, cursor, marks, imageInfo, delivery, sizes, defects };
}

/** The package of a fixture. */
export async function loadFixture(fixture: Fixture): Promise<ServicePackage> {
  const ports = {
    unpack: async () => ({ files: new Map<string, Uint8Array>(), defects: [] }),
    describeImage: async (path: string) => fixture.imageInfo.get(path),
  };
  const { delivery, defects } = fixture;
  return loadServicePackage(new SizedTree(fixture), ports, {
    name: 'service',
    defects,
    ...(delivery ? { delivery } : {}),
  });
}

/** The files of a fixture, as large as their notes say. */
class SizedTree extends MemoryTree {
  constructor(private readonly fixture: Fixture) {
    super(fixture.files);
  }

  override async list(directory: string): Promise<readonly FileInfo[]> {
    const { sizes } = this.fixture;
    return (await super.list(directory)).map((info) => ({
      ...info,
      size: sizes.get(info.path) ?? info.size,
    }));
  }
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
      const isFirstColumn = line.startsWith('#^');
      const start = lineStart + (isFirstColumn ? 0 : line.indexOf('^'));
      found.push({ file, start, end: start + carets.length + (isFirstColumn ? 1 : 0), text: message });
    } else {
      lineStart = text.length;
      text += line;
    }
  }
  return { text, found };
}

/** What the JSON behind a path can say. */
interface Note {
  readonly tags?: readonly string[];
  readonly architecture?: string;
  readonly architectures?: readonly string[];
  readonly compression?: ImageArchiveInfo['compression'];
  readonly size?: number;
  readonly topLevel?: readonly string[];
  /** `kind` or `kind:entry`. */
  readonly defects?: readonly string[];
}

function imageOf(note: Note): ImageArchiveInfo {
  const names = note.architectures ?? [note.architecture ?? 'amd64'];
  return {
    format: 'docker',
    size: note.size ?? 1024,
    images: names.map((architecture) => ({
      tags: note.tags ?? [],
      architecture,
      os: 'linux',
      configDigest: `sha256:${'0'.repeat(64)}`,
      layers: [],
      size: 512,
    })),
    multiArchitecture: names.length > 1,
    defects: defectsOf('', note).map(({ defect }) => defect),
    ...(note.compression ? { compression: note.compression } : {}),
  };
}

const defectsOf = (archive: string, { defects = [] }: Note): FoundDefect[] =>
  defects.map((written) => {
    const [kind = '', entry] = written.split(/:(.*)/);
    assert.ok(isArchiveDefectKind(kind), `no archive defect "${kind}"`);
    return { archive, defect: archiveDefect(kind, entry, sampleValues) };
  });

/** Stands in the places of the defects' messages. */
const sampleValues = {
  count: 1,
  encoding: 'GBK',
  field: 'size',
  format: 'tgz',
  length: 300,
  limit: 1,
  local: 'local',
  method: 99,
  other: 'other',
  reason: 'reason',
  target: 'target',
};
