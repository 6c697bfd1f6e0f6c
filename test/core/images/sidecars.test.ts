import assert from 'node:assert/strict';
import { it } from 'node:test';
import { namedImages } from '../../../server/src/core/images/named-images';
import { parseYaml } from '../../../server/src/core/yaml/document';

it('sidecars in a custom resource are containers by their keys; a picture with a name is none', () => {
  const { root } = parseYaml(`
kind: Cluster
spec:
  sidecars:
    - name: exporter
      image: busybox
      command: [sh]
  icons:
    - name: logo
      image: logo.png
`);
  assert.deepEqual(
    namedImages(root).map(({ kind, reference, container }) => [kind, reference, container]),
    [['container', 'busybox', 'exporter']],
  );
});
