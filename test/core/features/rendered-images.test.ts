import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderedImages } from '../../../server/src/core/features/rendered-images';
import { checkHover } from '../../support/features';
import { packageOf } from '../../support/fixture';

const source = `
#- package/etcd/Chart.yaml
apiVersion: v2
name: etcd
version: 1.0.0
#- package/etcd/values.yaml
image:
  repository: bitnami/etcd
  tag: 3.5.0
#- package/etcd/templates/pod.yaml
apiVersion: v1
kind: Pod
metadata:
  name: etcd
spec:
  containers:
    - name: etcd
      image: "docker.io/{{ .Values.image.repository }}:{{ .Values.image.tag }}"
    - name: shell
      image: "busybox:{{ .Values.image.tag }}"
#- images/mapping.yaml
instance:
  - address:
      repository: image.$0repository
`;

test('the images that values paths reach', async () => {
  const images = renderedImages(await packageOf(source.replace('$0', '')));
  assert.deepEqual(Object.fromEntries(images), {
    'image.repository': ['docker.io/bitnami/etcd:3.5.0'],
    'image.tag': ['docker.io/bitnami/etcd:3.5.0', 'busybox:3.5.0'],
  });
  await checkHover(source, ['Pulled now:', '- `docker.io/bitnami/etcd:3.5.0`'], 'en', images);
});
