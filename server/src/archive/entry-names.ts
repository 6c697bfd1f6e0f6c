import type { ArchiveDefectKind } from '../core/package/archive-defect';
import { mountMark } from '../core/package/archive-mount';
import type { DefectList } from './defect-list';

/** An entry as far as its name is concerned. */
export interface NamedEntry {
  /** As the archive spells it; a trailing `/` makes it a folder. */
  readonly path: string;
}

/** Reports every name that is unsafe, or that means different files to different readers. */
export function checkNames(entries: readonly NamedEntry[], defects: DefectList): void {
  const seen = new Set<string>();
  const files = new Set<string>();
  const collisions = new Collisions(defects);
  let total = 0;
  for (const [index, { path }] of entries.entries()) {
    total += Math.min(path.length, maxPathBytes);
    if (total > maxNames) {
      defects.add('too-many-entries', undefined, { limit: index });
      break;
    }
    for (const kind of nameDefects(path)) defects.add(kind, path, { length: Buffer.byteLength(path) });
    if (path.length > maxPathBytes) continue;
    const clean = path.endsWith('/') ? `${cleanName(path)}/` : cleanName(path);
    if (seen.has(clean)) defects.add('duplicate-name', path);
    else collisions.add(clean);
    seen.add(clean);
    if (!clean.endsWith('/')) files.add(clean);
  }
  for (const path of seen) if (isBelowFile(path, files)) defects.add('duplicate-name', path);
}

/** Whether a file of this name may be offered under it: it stays inside the archive and means one place. */
export const isSafeName = (path: string): boolean => !nameDefects(path).some((kind) => unsafe.has(kind));

/** The name without `./` and doubled slashes, as every unpacker writes it; `\\` separates folders as in archives from Windows. */
export const cleanName = (path: string): string =>
  path
    .split(/[\\/]/)
    .filter((part) => part !== '' && part !== '.')
    .join('/');

const maxPathBytes = 1024;
/** Characters of all names together, as comparing them takes time: twenty thousand usual ones have less. */
const maxNames = 2 * 1024 * 1024;
const maxPartBytes = 255;

const unsafe: ReadonlySet<ArchiveDefectKind> = new Set([
  'empty-name',
  'absolute-path',
  'parent-path',
  'drive-letter',
  'mount-mark',
  'control-character',
  'long-name',
]);

function nameDefects(path: string): readonly ArchiveDefectKind[] {
  const kinds: ArchiveDefectKind[] = [];
  const parts = path.replace(/\/$/, '').split('/');
  if (path === '') return ['empty-name'];
  if (/^[\\/]/.test(path)) kinds.push('absolute-path');
  if (/^[A-Za-z]:/.test(path)) kinds.push('drive-letter');
  if (path.includes(mountMark)) kinds.push('mount-mark');
  if (path.includes('\\')) kinds.push('backslash');
  if (path.split(/[\\/]/).includes('..')) kinds.push('parent-path');
  if (controls.test(path)) kinds.push('control-character');
  if (isLong(path, parts)) kinds.push('long-name');
  if (parts.slice(path.startsWith('/') ? 1 : 0).some((part) => part === '' || part === '.'))
    kinds.push('unclean-path');
  if (parts.some(isReserved)) kinds.push('reserved-name');
  return kinds;
}

/** Also those that turn the direction of text, by which a name looks like another. */
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;

const isLong = (path: string, parts: readonly string[]): boolean =>
  path.length > maxPathBytes || parts.some((part) => Buffer.byteLength(part) > maxPartBytes);

/** Windows' device names, trailing dots and blanks, and characters that no Windows name can have. */
const isReserved = (part: string): boolean =>
  part !== '.' &&
  part !== '..' &&
  (/^(con|prn|aux|nul|com[1-9]|lpt[1-9])(\.|$)/i.test(part) || /[. ]$/.test(part) || /[<>"|?*:]/.test(part));

/** Finds names that are the same on some systems: folder by folder, each looked at once. */
class Collisions {
  /** Folders by their number: the spelling of each name in them, and the number of the folder of that name. */
  private readonly folders = new Map<string, { readonly spelling: string; readonly number: number }>();

  constructor(private readonly defects: DefectList) {}

  add(path: string): void {
    let folder = 0;
    let end = 0;
    for (const part of path.replace(/\/$/, '').split('/')) {
      end += part.length + 1;
      const key = `${folder}/${part.normalize('NFC').toLowerCase()}`;
      const known = this.folders.get(key);
      if (known === undefined) {
        if (this.folders.size >= mostFolded) return;
        this.folders.set(key, { spelling: path.slice(0, end - 1), number: this.folders.size + 1 });
      } else if (known.spelling.slice(-part.length) !== part) {
        reportCollision(path.slice(0, end - 1), known.spelling, this.defects);
        return;
      }
      folder = this.folders.get(key)?.number ?? 0;
    }
  }
}

/** More folders and files than any package has are not compared. */
const mostFolded = 100_000;

function reportCollision(path: string, other: string, defects: DefectList): void {
  const sameLetters = path.normalize('NFC') === other.normalize('NFC');
  defects.add(sameLetters ? 'unicode-collision' : 'case-collision', path, { other });
}

function isBelowFile(path: string, files: ReadonlySet<string>): boolean {
  if (path.length > maxPathBytes) return false;
  if (path.endsWith('/') && files.has(path.slice(0, -1))) return true;
  for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1))
    if (slash < path.length - 1 && files.has(path.slice(0, slash))) return true;
  return false;
}
