import assert from 'node:assert/strict';
import { test } from 'node:test';
import { imagesBehind, renderedImages } from '../../../server/src/core/features/rendered-images';
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
  assert.deepEqual(imagesBehind(['image.repository'], images), ['docker.io/bitnami/etcd:3.5.0']);
  assert.deepEqual(imagesBehind(['image.tag'], images), ['docker.io/bitnami/etcd:3.5.0', 'busybox:3.5.0']);
  await checkHover(source, ['Pulled now:', '- `docker.io/bitnami/etcd:3.5.0`'], 'en', images);
});

const at = (text: string) => source.replace('$0', '').replace(text, `${text}$0`);

test('an image in a template: what it renders to, for whom, and whether mapping.yaml replaces it', async () => {
  const images = renderedImages(await packageOf(source.replace('$0', '')));
  const replaced = [
    '- `docker.io/bitnami/etcd:3.5.0`',
    'Pod/etcd etcd',
    'mapping.yaml replaces it.',
    '<images/mapping.yaml:3 repository>',
  ];
  await checkHover(at('image: "docker.io/{{ .Val'), replaced, 'en', images);
  await checkHover(at('image: "bus'), ['`busybox:3.5.0`', 'It is written in the template'], 'en', images);
  await checkHover(at('image: "bus'), ['地址写在模板中'], 'zh-cn', images);
  await checkHover(at('apiVersion: v1\nki'), [], 'en', images);
  const edited = at('image: "docker.io/{{ .Val').replace('  containers:', '  # longer\n  containers:');
  await checkHover(edited, [], 'en', images);
});

test('a key of values.yaml and its value: the images that come from it, and where', async () => {
  const images = renderedImages(await packageOf(source.replace('$0', '')));
  const used = [
    '- `docker.io/bitnami/etcd:3.5.0`',
    'Pod/etcd etcd',
    '<package/etcd/templates/pod.yaml:8 image>',
  ];
  await checkHover(
    at('  repository: bit'),
    [...used, 'mapping.yaml replaces it.', 'The platform will write:'],
    'en',
    images,
  );
  await checkHover(at('  ta'), [...used, '- `busybox:3.5.0`'], 'en', images);
  const unmapped = at('  repository: bit').replace('repository: image.repository', 'tag: image.tag');
  await checkHover(
    unmapped,
    ['mapping.yaml does not replace it. No entry names `image.repository`'],
    'en',
    images,
  );
});
