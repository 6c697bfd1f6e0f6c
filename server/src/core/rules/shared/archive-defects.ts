import type { ArchiveDefect, ArchiveDefectKind } from '../../package/archive-defect';
import type { ServicePackage } from '../../package/service-package';
import type { Finding } from '../rule';
import { tarFiles } from './image-files';

/** The rules of `archive/…` by the second part of their code. */
export type ArchiveRuleName = (typeof ruleOfDefect)[ArchiveDefectKind];

/** Which rule reports which defect: each kind exactly one. */
const ruleOfDefect = {
  'not-an-archive': 'damaged',
  'lfs-pointer': 'damaged',
  'empty-file': 'damaged',
  truncated: 'damaged',
  damaged: 'damaged',
  'no-tar-header': 'damaged',
  'lying-size': 'damaged',
  'wrong-crc': 'damaged',
  'wrong-digest': 'damaged',
  'missing-blob': 'damaged',
  'invalid-tag': 'damaged',
  'unreadable-json': 'damaged',
  'not-an-image-archive': 'not-an-image',
  'no-image': 'not-an-image',
  'leading-data': 'foreign-data',
  'trailing-data': 'foreign-data',
  'hidden-data': 'foreign-data',
  overlap: 'contradictory-headers',
  'local-name-mismatch': 'contradictory-headers',
  'header-mismatch': 'contradictory-headers',
  'second-name': 'contradictory-headers',
  'end-record-mismatch': 'contradictory-headers',
  bomb: 'too-large',
  'archive-bomb': 'too-large',
  'over-budget': 'too-large',
  'too-deep': 'unread-archive',
  'too-many-archives': 'unread-archive',
  'too-many-entries': 'too-large',
  encrypted: 'unsupported-compression',
  'unsupported-method': 'unsupported-compression',
  'absolute-path': 'unsafe-path',
  'parent-path': 'unsafe-path',
  backslash: 'unsafe-path',
  'drive-letter': 'unsafe-path',
  'mount-mark': 'unsafe-path',
  'unclean-path': 'unclean-name',
  'empty-name': 'unclean-name',
  'control-character': 'unclean-name',
  'reserved-name': 'unclean-name',
  'long-name': 'unclean-name',
  'name-encoding': 'unclean-name',
  'duplicate-name': 'duplicate-name',
  'case-collision': 'colliding-names',
  'unicode-collision': 'colliding-names',
  symlink: 'link',
  'hard-link': 'link',
  'special-file': 'link',
  'sparse-file': 'link',
  'more-defects': 'unlisted-defects',
} as const satisfies Readonly<Record<ArchiveDefectKind, string>>;

/** The defects that a rule reports, in the words of whoever read the archive. */
export function* defectFindings(pkg: ServicePackage, rule: ArchiveRuleName): Generator<Finding> {
  for (const { archive, defect } of foundDefects(pkg)) {
    if (ruleOfDefect[defect.kind] !== rule) continue;
    const { message } = defect;
    yield { at: { file: archive }, message, ...(rule === 'unread-archive' && { notChecked: true }) };
  }
}

/** The defects of all archives of a package: the zip itself (`''`), deployment packages, subcharts, image archives. */
export function* foundDefects(
  pkg: ServicePackage,
): Generator<{ readonly archive: string; readonly defect: ArchiveDefect }> {
  yield* pkg.defects;
  for (const { path, info } of tarFiles(pkg)) {
    for (const defect of info?.defects ?? []) yield { archive: path, defect };
  }
}

/** Whether an archive could not be read whole, so that what is missing in it need not be missing. */
export const isUnreadable = (pkg: ServicePackage, path: string): boolean =>
  pkg.defects.some(({ archive, defect }) => archive === path && unreadable.has(ruleOfDefect[defect.kind]));

const unreadable: ReadonlySet<ArchiveRuleName> = new Set(['damaged', 'too-large', 'unsupported-compression']);
