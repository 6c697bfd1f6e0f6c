import { relative, sep } from 'node:path';

/** The POSIX path of a file relative to a folder; starts with `../` for a file outside. */
export const relativePath = (folder: string, file: string): string =>
  relative(folder, file).split(sep).join('/');

/** Whether a file lies below a folder. */
export const isBelow = (folder: string, file: string): boolean =>
  file.startsWith(folder.endsWith(sep) ? folder : folder + sep);
