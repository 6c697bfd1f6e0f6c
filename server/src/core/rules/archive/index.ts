import type { Rule } from '../rule';
import type { ArchiveRuleName } from '../shared/archive-defects';
import { collidingNames } from './colliding-names';
import { contradictoryHeaders } from './contradictory-headers';
import { damaged } from './damaged';
import { duplicateName } from './duplicate-name';
import { foreignData } from './foreign-data';
import { linkInArchive } from './link';
import { notAnImage } from './not-an-image';
import { tooLarge } from './too-large';
import { uncleanName } from './unclean-name';
import { unlistedDefects } from './unlisted-defects';
import { unreadArchive } from './unread-archive';
import { unsafePath } from './unsafe-path';
import { unsupportedCompression } from './unsupported-compression';

/** One rule for each group of defects; the compiler refuses a group without a rule. */
const rules: Readonly<Record<ArchiveRuleName, Rule>> = {
  damaged: damaged,
  'not-an-image': notAnImage,
  'foreign-data': foreignData,
  'contradictory-headers': contradictoryHeaders,
  'too-large': tooLarge,
  'unsupported-compression': unsupportedCompression,
  'unsafe-path': unsafePath,
  'unclean-name': uncleanName,
  'duplicate-name': duplicateName,
  'colliding-names': collidingNames,
  link: linkInArchive,
  'unlisted-defects': unlistedDefects,
  'unread-archive': unreadArchive,
};

/** The rules about archives: the outer zip, deployment packages, subcharts and image tars. */
export const archiveRules: readonly Rule[] = Object.values(rules);
