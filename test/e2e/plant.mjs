import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A `prepare` for a scenario: in the copy of the folder, each `[file, right, wrong]` turns something right into a defect. */
export function plant(...defects) {
  return (root) => {
    for (const [file, right, wrong] of defects) {
      const target = path.join(root, file);
      const text = readFileSync(target, 'utf8');
      if (!text.includes(right)) throw new Error(`${file} has no "${right}" to turn into a defect`);
      writeFileSync(target, text.replace(right, wrong));
    }
  };
}
