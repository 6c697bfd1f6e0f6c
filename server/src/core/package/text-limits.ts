import { isMappingName, nameOf } from './images-folder';
import { settingsFileName } from './settings';

const mebibyte = 1024 * 1024;

/**
 * How large a file may be that is read. Helm takes 5 MiB of a file of a chart. A mapping file or settings of 1 MiB have
 * some 5,000 entries, far more than any service has images, and many rules look at each.
 */
export const largestText = (path: string): number =>
  isMappingName(nameOf(path)) || path === settingsFileName ? mebibyte : 5 * mebibyte;
