import type { Rule } from '../rule';
import { compressedArchive } from './compressed-archive';
import { invalidFolderName } from './invalid-folder-name';
import { invalidName } from './invalid-name';
import { mismatchedDeclaration } from './mismatched-declaration';
import { misplacedFolder } from './misplaced-folder';
import { missingArchives } from './missing-archives';
import { multiArchitecture } from './multi-architecture';
import { privateRegistry } from './private-registry';
import { unexpectedFile } from './unexpected-file';

/** The rules about images/ and the image tars in it. */
export const imagesRules: readonly Rule[] = [
  invalidFolderName,
  misplacedFolder,
  unexpectedFile,
  invalidName,
  compressedArchive,
  multiArchitecture,
  missingArchives,
  mismatchedDeclaration,
  privateRegistry,
];
