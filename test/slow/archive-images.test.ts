import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { openFile } from '../../server/src/archive/file-access';
import { describeImageArchive } from '../../server/src/archive/images/describe';
import type { ArchivedImage, ImageArchiveInfo } from '../../server/src/core/images/image-archive';
import { temporaryFolder } from '../archive/support/temporary-folder';
import { hasTool, run } from '../archive/support/tools';

const shared = '../shared/images';
const formats = ['docker-archive', 'oci-archive'] as const;
type Format = (typeof formats)[number];

test('real image archives are described as skopeo describes them', async () => {
  if (!hasTool('skopeo', 'the comparison with skopeo')) return;
  if (!existsSync(shared)) return console.log(`left out: real image archives, ${shared} is not there`);
  for (const name of readdirSync(shared).filter((file) => file.endsWith('.tar'))) {
    for (const format of formats) await compare(path.join(shared, name), format);
  }
});

for (const architecture of ['amd64', 'arm64', 's390x']) {
  test(`archives made by umoci and skopeo: ${architecture}`, async (t) => {
    const layout = await makeLayout(t, architecture);
    if (layout === undefined) return;
    for (const format of formats) {
      const file = path.join(path.dirname(layout), `${format}.tar`);
      const tag = `registry.local/demo/app:1.0.0-${architecture}`;
      run('skopeo', ['copy', '--insecure-policy', `oci:${layout}:latest`, `${format}:${file}:${tag}`]);
      const info = await describe(file);
      assert.equal(info.format, format === 'docker-archive' ? 'docker' : 'oci');
      assert.deepEqual(
        info.images.map(({ tags }) => tags),
        [[tag]],
      );
      await compare(file, format);
    }
  });
}

test('several images in one docker archive', async (t) => {
  const layout = await makeLayout(t, 'amd64');
  if (layout === undefined) return;
  const file = path.join(path.dirname(layout), 'several.tar');
  const tags = ['demo/one:1', 'demo/one:latest'];
  const more = tags.slice(1).flatMap((tag) => ['--additional-tag', tag]);
  run('skopeo', [
    'copy',
    '--insecure-policy',
    ...more,
    `oci:${layout}:latest`,
    `docker-archive:${file}:${tags[0]}`,
  ]);
  const [image, ...others] = (await describe(file)).images;
  assert.deepEqual(
    image?.tags.map((tag) => tag.replace(/^docker\.io\//, '')),
    tags,
  );
  assert.deepEqual(others, []);
});

/** An OCI layout with one image of one small layer; undefined when the tools are missing. */
async function makeLayout(t: TestContext, architecture: string): Promise<string | undefined> {
  const leftOut = `archives made for ${architecture}`;
  if (!hasTool('umoci', leftOut) || !hasTool('skopeo', leftOut)) return undefined;
  const folder = await temporaryFolder(t);
  const layout = path.join(folder, 'layout');
  const image = ['--image', `${layout}:latest`];
  const bundle = path.join(folder, 'bundle');
  run('umoci', ['init', '--layout', layout]);
  run('umoci', ['new', ...image]);
  run('umoci', ['unpack', '--rootless', ...image, bundle]);
  await mkdir(path.join(bundle, 'rootfs'), { recursive: true });
  await writeFile(path.join(bundle, 'rootfs/hello.txt'), `hello ${architecture}`);
  run('umoci', ['repack', ...image, bundle]);
  run('umoci', [
    'config',
    ...image,
    '--architecture',
    architecture,
    '--os',
    'linux',
    '--config.cmd',
    '/hello',
  ]);
  return layout;
}

async function describe(file: string): Promise<ImageArchiveInfo> {
  const opened = await openFile(file);
  try {
    return await describeImageArchive(opened);
  } finally {
    await opened.close();
  }
}

/** Compares with `skopeo inspect`, for the formats that skopeo recognises in a file. */
async function compare(file: string, format: Format): Promise<void> {
  const info = await describe(file);
  assert.deepEqual(info.defects, [], file);
  const isOf = format === 'docker-archive' ? info.format !== 'oci' : info.format !== 'docker';
  if (!isOf) return;
  for (const image of info.images) compareImage(file, format, info, image);
}

function compareImage(file: string, format: Format, info: ImageArchiveInfo, image: ArchivedImage): void {
  const select = info.multiArchitecture ? ['--override-arch', image.architecture ?? ''] : [];
  const inspected = JSON.parse(run('skopeo', [...select, 'inspect', `${format}:${file}`]));
  const { Architecture, Os, Created, Layers } = inspected;
  assert.deepEqual([image.architecture, image.os, image.created], [Architecture, Os, Created], file);
  if (!(info.format === 'docker-oci' && format === 'docker-archive')) {
    assert.deepEqual(
      image.layers.map(({ digest }) => digest),
      Layers,
      file,
    );
  }
  const raw = JSON.parse(run('skopeo', ['inspect', '--raw', `${format}:${file}`]));
  if (raw.config) assert.equal(image.configDigest, raw.config.digest, file);
  if (format === 'oci-archive' && !info.multiArchitecture)
    assert.equal(image.manifestDigest, inspected.Digest, file);
}
