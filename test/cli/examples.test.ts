import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { sampleImage } from '../../server/src/node/sample-image';
import { oscpkg } from '../support/cli';

const examples = readdirSync('examples', { withFileTypes: true }).filter((entry) => entry.isDirectory());

for (const { name } of examples) {
  test(`examples/${name} has no problem at all`, async () => {
    const { status, stdout, stderr } = await oscpkg(['validate', `examples/${name}`, '--format', 'json']);
    assert.equal(stderr, '');
    const [checked] = JSON.parse(stdout).packages;
    assert.deepEqual(checked.problems, []);
    assert.equal(status, 0);
    assert.ok(checked.name && checked.version && checked.kind);
  });

  test(`examples/${name}: the image archives are what scripts/make-example-images.mjs writes`, () => {
    const folder = `examples/${name}/images`;
    const named = imagesIn(folder);
    const archives = readdirSync(folder).filter((file) => file.endsWith('.tar'));
    assert.deepEqual(named.map(({ file }) => file).sort(), archives.sort());
    for (const { file, reference, architecture } of named) {
      assert.ok(readFileSync(join(folder, file)).equals(sampleImage({ reference, architecture })), file);
    }
  });
}

interface NamedImage {
  readonly file: string;
  readonly reference: string;
  readonly architecture: 'x86_64' | 'aarch64';
}

function imagesIn(folder: string): readonly NamedImage[] {
  const mapping = parse(readFileSync(join(folder, 'mapping.yaml'), 'utf8'));
  const containers = (mapping.lifecycle ?? []).flatMap((one: { containers: unknown[] }) => one.containers);
  const env = containers.flatMap((one: { env?: unknown[] }) => one.env ?? []);
  return [...(mapping.instance ?? []), ...containers, ...env].flatMap(({ image, tag, package: archives }) =>
    (['x86_64', 'aarch64'] as const)
      .filter((architecture) => archives[architecture])
      .map((architecture) => ({ file: archives[architecture], reference: `${image}:${tag}`, architecture })),
  );
}
