import { readdirSync } from 'node:fs';

/** Every file below a folder as POSIX paths that start with the folder, sorted. */
export function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const file = `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(file) : [file];
    })
    .sort();
}
