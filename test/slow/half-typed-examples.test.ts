import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { MemoryTree } from '../../server/src/core/package/file-tree';
import { loadServicePackage } from '../../server/src/core/package/load';
import { withText } from '../../server/src/core/package/service-package';
import { tryEverything } from '../support/try-everything';

const examples = 'examples';
/** How many places of a file are tried at most; short files are tried at every one. */
const mostPlaces = 600;

for (const name of readdirSync(examples)) {
  test(`${name}: whichever file ends wherever, nothing throws or hangs`, async () => {
    const files = readBelow(path.join(examples, name));
    const ports = { unpack: async () => ({ files: new Map<string, Uint8Array>(), defects: [] }) };
    const pkg = await loadServicePackage(new MemoryTree(files), ports, { name });
    for (const [file, text] of files) {
      if (!/\.(?:ya?ml|tpl|txt)$/.test(file)) continue;
      const step = Math.max(1, Math.ceil(text.length / mostPlaces));
      for (let end = 0; end <= text.length; end += step) {
        const cut = withText(pkg, file, text.slice(0, end), `cut ${end}`);
        const { feature, milliseconds } = tryEverything(cut, file, end);
        assert.ok(milliseconds < 2_000, `${file} cut at ${end}: ${feature} took ${milliseconds} ms`);
      }
    }
  });
}

/** The texts below a folder by POSIX paths; image archives as empty files. */
function readBelow(folder: string, prefix = ''): Map<string, string> {
  const files = new Map<string, string>();
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    const inside = prefix + name;
    if (statSync(file).isDirectory())
      for (const [key, text] of readBelow(file, `${inside}/`)) files.set(key, text);
    else files.set(inside, name.endsWith('.tar') ? '' : readFileSync(file, 'utf8'));
  }
  return files;
}
