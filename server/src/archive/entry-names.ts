import type { ArchiveDefectKind } from '../core/package/archive-defect';
import type { DefectList } from './defect-list';

/** An entry as far as its name is concerned. */
export interface NamedEntry {
  /** As the archive spells it; a trailing `/` makes it a folder. */
  readonly path: string;
}

/** Reports every name that is unsafe, or that means different files to different readers. */
export function checkNames(entries: readonly NamedEntry[], defects: DefectList): void {
  const seen = new Set<string>();
  const spellings = new Map<string, string>();
  const files = new Set<string>();
  for (const { path } of entries) {
    for (const kind of nameDefects(path)) defects.add(kind, path, { length: Buffer.byteLength(path) });
    if (seen.has(path)) defects.add('duplicate-name', path);
    else if (path.length <= maxPathBytes) checkCollisions(path, spellings, defects);
    seen.add(path);
    if (!path.endsWith('/')) files.add(path);
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
const maxPartBytes = 255;

const unsafe: ReadonlySet<ArchiveDefectKind> = new Set([
  'empty-name',
  'absolute-path',
  'parent-path',
  'drive-letter',
  'control-character',
  'long-name',
]);

function nameDefects(path: string): readonly ArchiveDefectKind[] {
  const kinds: ArchiveDefectKind[] = [];
  const parts = path.replace(/\/$/, '').split('/');
  if (path === '') return ['empty-name'];
  if (/^[\\/]/.test(path)) kinds.push('absolute-path');
  if (/^[A-Za-z]:/.test(path)) kinds.push('drive-letter');
  if (path.includes('\\')) kinds.push('backslash');
  if (path.split(/[\\/]/).includes('..')) kinds.push('parent-path');
  if (/[\u0000-\u001f\u007f]/.test(path)) kinds.push('control-character');
  if (isLong(path, parts)) kinds.push('long-name');
  if (parts.slice(path.startsWith('/') ? 1 : 0).some((part) => part === '' || part === '.'))
    kinds.push('unclean-path');
  if (parts.some(isReserved)) kinds.push('reserved-name');
  return kinds;
}

const isLong = (path: string, parts: readonly string[]): boolean =>
  path.length > maxPathBytes || parts.some((part) => Buffer.byteLength(part) > maxPartBytes);

/** Windows' device names, trailing dots and blanks, and characters that no Windows name can have. */
const isReserved = (part: string): boolean =>
  part !== '.' &&
  part !== '..' &&
  (/^(con|prn|aux|nul|com[1-9]|lpt[1-9])(\.|$)/i.test(part) || /[. ]$/.test(part) || /[<>"|?*:]/.test(part));

function checkCollisions(path: string, spellings: Map<string, string>, defects: DefectList): void {
  let end = 0;
  while (end < path.length) {
    const slash = path.indexOf('/', end);
    end = slash < 0 ? path.length : slash + 1;
    const prefix = path.slice(0, slash < 0 ? end : slash);
    const key = prefix.normalize('NFC').toLowerCase();
    const other = spellings.get(key);
    if (other === undefined) spellings.set(key, prefix);
    else if (other !== prefix) {
      reportCollision(prefix, other, defects);
      return;
    }
  }
}

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
