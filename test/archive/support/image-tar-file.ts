import { createHash, randomFillSync } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { rawTar, tarHeader } from './raw-tar';

/** Writes an image tar as "docker save" does: one layer of noise, manifest.json at the end. Any size, little memory. */
export async function writeImageTar(
  file: string,
  layerSize: number,
  tag: string,
  architecture = 'amd64',
): Promise<void> {
  const handle = await open(file, 'w');
  try {
    const config = JSON.stringify({
      architecture,
      os: 'linux',
      rootfs: { type: 'layers', diff_ids: [] },
    });
    const configName = `${createHash('sha256').update(config).digest('hex')}.json`;
    const manifest = JSON.stringify([{ Config: configName, RepoTags: [tag], Layers: ['layer.tar'] }]);
    await handle.write(tarHeader({ name: 'layer.tar', size: layerSize }));
    await writeNoise(handle, layerSize);
    await handle.write(Buffer.alloc((512 - (layerSize % 512)) % 512));
    await handle.write(
      rawTar([
        { name: configName, body: config },
        { name: 'manifest.json', body: manifest },
      ]),
    );
  } finally {
    await handle.close();
  }
}

async function writeNoise(handle: FileHandle, size: number): Promise<void> {
  const block = Buffer.alloc(4 * 1024 * 1024);
  for (let left = size; left > 0; left -= block.length) {
    randomFillSync(block);
    await handle.write(block, 0, Math.min(left, block.length));
  }
}
