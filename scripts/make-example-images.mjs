// Writes the image archives that the mapping files in examples/ name: tiny, real, the same bytes each time.
// `node scripts/make-example-images.mjs` after a change of a mapping; the results are committed.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { parse } from 'yaml';
import { filesBelow } from './files-below.mjs';

const bundled = await build({
  entryPoints: ['server/src/node/sample-image.ts'],
  bundle: true,
  write: false,
  platform: 'node',
  format: 'esm',
});
const code = Buffer.from(bundled.outputFiles[0].contents).toString('base64');
const { sampleImage } = await import(`data:text/javascript;base64,${code}`);

for (const file of filesBelow('examples').filter((path) => path.endsWith('images/mapping.yaml'))) {
  const mapping = parse(readFileSync(file, 'utf8'));
  const containers = (mapping.lifecycle ?? []).flatMap((one) => one.containers);
  const entries = [
    ...(mapping.instance ?? []),
    ...containers,
    ...containers.flatMap((container) => container.env ?? []),
  ];
  for (const { image, tag, package: archives } of entries) {
    for (const [architecture, name] of Object.entries(archives)) {
      const bytes = sampleImage({ reference: `${image}:${tag}`, architecture });
      writeFileSync(join(dirname(file), name), bytes);
      console.log(`${join(dirname(file), name)}  ${bytes.length} bytes`);
    }
  }
}
