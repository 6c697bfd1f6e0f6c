import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { helmImages } from '../../../server/src/core/images/helm-images';
import { helmPreview } from '../../../server/src/core/images/helm-preview';
import { checkProblems } from '../../support/check';
import { packageOf } from '../../support/fixture';

/** What stands in the text of a ConfigMap, and the images that it names. */
const texts: readonly (readonly [string, string, readonly string[]])[] = [
  ['YAML', 'runner:\n  image: quay.io/acme/job:1.2', ['quay.io/acme/job:1.2']],
  ['a short name behind "image"', 'image: postgres:15', ['postgres:15']],
  ['TOML', '[runners.kubernetes]\n  helper_image = "acme/helper:x86-1"', ['acme/helper:x86-1']],
  ['JSON', '{"sidecarImage": "acme/proxy:2.0", "n": 1}', ['acme/proxy:2.0']],
  ['a script', 'docker run --rm -e A=b acme/tool:3.1 run', ['acme/tool:3.1']],
  ['a digest', `pull acme/a@sha256:${'0'.repeat(64)}`, [`acme/a@sha256:${'0'.repeat(64)}`]],
  ['twice the same', 'a/b:1.0 a/b:1.0', ['a/b:1.0', 'a/b:1.0']],
  ['comments', '# image: acme/a:1.0\n// acme/b:1.0\n; image=acme/c:1.0', []],
  ['hosts and ports', 'server: app.svc:8080/path:90\nurl: http://a.example.com:8080/x:1.0', []],
  ['files and pictures', 'image: img/logo.png\npath: a/b:c', []],
  ['policies and sizes', 'imagePullPolicy: Always\nimage: 10\nimageSize: 10:20', []],
];

describe('images in the texts of a ConfigMap:', () => {
  for (const [title, text, images] of texts) {
    it(title, async () => assert.deepEqual(await imagesIn(text), images));
  }

  it('a key that says image, and the texts of a Secret', async () => {
    const found = helmImages(
      await packageOf(
        service(
          'apiVersion: v1\nkind: Secret\nmetadata:\n  name: s\nstringData:\n  jobImage: postgres:15\n  note: postgres:15\n',
        ),
      ),
    );
    assert.deepEqual(
      found.map(({ kind, workload, container, reference }) => [kind, workload, container, reference]),
      [['data', 'Secret/s', 'jobImage', 'postgres:15']],
    );
  });

  it('what values.yaml gives to a ConfigMap is missed in mapping.yaml, and replaced by it', async () => {
    const config = configMap('image: {{ .Values.job.repository }}:{{ .Values.job.tag }}');
    const values = 'job:\n  repository: acme/job\n  tag: "1.2"\n';
    await checkProblems(
      `${service(
        config,
        'job:\n  repository: acme/job\n#             ^^^^^^^^ warning values/unmapped-image: No entry of mapping.yaml replaces "acme/job:1.2"\n  tag: "1.2"\n',
      )}#- images/mapping.yaml\ninstance: []\n`,
      { only: ['values/unmapped-image'] },
    );
    const entry =
      'instance:\n  - image: job\n    tag: "1.2"\n    address: {repository: job.repository, tag: job.tag}\n    package: {x86_64: job.tar}\n';
    const pkg = await packageOf(`${service(config, values)}#- images/mapping.yaml\n${entry}`);
    const [use] = helmPreview(pkg, { registry: 'r.example.com', organization: 'o' })?.uses ?? [];
    assert.equal(use?.after, 'r.example.com/o/job:1.2');
  });
});

/** What stands below `spec` of a custom resource, and the images that it names. */
const specs: readonly (readonly [string, string, readonly string[]])[] = [
  ['repository and tag below "image"', 'image: {repository: acme/db, tag: "1.2"}', ['acme/db:1.2']],
  [
    'registry, repository and tag',
    'image: {registry: quay.io, repository: acme/db, tag: "1.2", pullPolicy: Always}',
    ['quay.io/acme/db:1.2'],
  ],
  ['keys that say image', 'imageRepository: acme/db\nimageTag: v1', ['acme/db:v1']],
  ['a tag beside the image', 'image: acme/db\ntag: v1', ['acme/db:v1']],
  ['a tag beside an image that has one', 'image: acme/db:v1\ntag: v1', ['acme/db:v1']],
  ['a name whose version stands elsewhere', 'baseImage: acme/db\nversion: v1', ['acme/db']],
  ['a repository of source code', 'source: {repository: acme/db, tag: v1}', []],
];

describe('images in a custom resource:', () => {
  for (const [title, spec, images] of specs) {
    it(title, async () => assert.deepEqual(await imagesOf(customResource(spec)), images));
  }

  it('parts from values.yaml are replaced one by one', async () => {
    const resource = customResource(
      'image:\n  repository: {{ .Values.image.repository }}\n  tag: {{ .Values.image.tag }}',
    );
    const mapping =
      'instance:\n  - image: db\n    tag: "2"\n    address: {repository: image.repository, tag: image.tag}\n    package: {x86_64: db.tar}\n';
    const values = 'image:\n  repository: acme/db\n  tag: v1\n';
    const pkg = await packageOf(`${service(resource, values)}#- images/mapping.yaml\n${mapping}`);
    const [use] = helmPreview(pkg, { registry: 'r.example.com', organization: 'o' })?.uses ?? [];
    assert.deepEqual(
      [use?.before, use?.after, use?.reason],
      ['acme/db:v1', 'r.example.com/o/db:2', undefined],
    );
  });
});

const customResource = (spec: string): string =>
  `apiVersion: acme.example.com/v1\nkind: Database\nmetadata:\n  name: c\nspec:\n${spec.replace(/^/gm, '  ')}\n`;

const imagesOf = async (template: string): Promise<readonly string[]> =>
  helmImages(await packageOf(service(template))).map(({ reference }) => reference);

const imagesIn = (text: string): Promise<readonly string[]> => imagesOf(configMap(text));

const configMap = (text: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: c\ndata:\n  settings: |\n${text.replace(/^/gm, '    ')}\n`;

const service = (template: string, values = 'a: 1\n'): string => `
#- package/app/Chart.yaml
apiVersion: v2
name: app
version: 1.0.0
#- package/app/values.yaml
${values}#- package/app/templates/config.yaml
${template}`;
