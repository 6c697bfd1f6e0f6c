import type { DefectList } from './defect-list';

/** Says what a file is instead of an archive, by its first bytes, where that is known. */
export function reportNoArchive(head: Buffer, size: number, format: string, defects: DefectList): void {
  if (size === 0) defects.add('empty-file');
  else if (head.toString('latin1').startsWith('version https://git-lfs')) defects.add('lfs-pointer');
  else defects.add('not-an-archive', undefined, { format });
}
