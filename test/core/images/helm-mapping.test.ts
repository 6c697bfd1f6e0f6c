import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inferHelmMapping } from '../../../server/src/core/images/helm-mapping';
import { show } from '../../../server/src/core/text/message';
import { checkProblems } from '../../support/check';
import { packageOf } from '../../support/fixture';

describe('mapping.yaml is inferred from what each path fills:', () => {
  it('through JSON and back, as generated templates pass values on', async () => {
    const values = 'image:\n  repository: quay.io/org/app\n  tag: v1\nports: [8080]\n';
    const image = '{{ (include "container" . | fromJson).image }}';
    const helper =
      '{{ define "container" }}{{ dict "image" (printf "%s:%s" .Values.image.repository .Values.image.tag) "ports" .Values.ports | toJson }}{{ end }}';
    assert.deepEqual(await inferred(values, [image], helper), [
      'app:v1 repository=image.repository tag=image.tag',
    ]);
  });

  it('a version beside a name is no tag key when the template writes the tag', async () => {
    assert.deepEqual(await inferred('image: alpine\nversion: 20\n', ['{{ .Values.image }}:3.19']), [
      'alpine:3.19 repository=image',
    ]);
  });

  it('a value that holds more than one address is not written over', async () => {
    assert.deepEqual(await inferred('all: "a/one:1,b/two:2"\n', ['{{ splitList "," .Values.all | last }}']), [
      'b/two:2 — "all" holds more than this address, so that writing over it would lose the rest: give the address a key of its own',
    ]);
  });

  it('an argument in front of the address belongs to the value', async () => {
    const values = 'argument: --image=quay.io/org/app:1.0\n';
    const pod = 'app\n      args: ["{{ .Values.argument }}"]';
    assert.match((await inferred(values, [pod])).join(), /"argument" holds more/);
  });

  it('a value that is a template itself is not written over', async () => {
    const values = 'registry: quay.io\nimage: "{{ .Values.registry }}/org/app:1"\n';
    assert.match((await inferred(values, ['{{ tpl .Values.image . }}']))[0] ?? '', /"image" holds more/);
  });

  it('an empty tag key is written only where the template adds nothing to it', async () => {
    const values = 'image: {repository: quay.io/org/app, tag: ""}\nvariant: pro\n';
    const tag = '{{ .Values.image.tag | default .Chart.Version }}';
    assert.deepEqual(
      await inferred(values, [`{{ .Values.image.repository }}:${tag}-{{ .Values.variant }}`]),
      ['app:1.0.0-pro repository=image.repository'],
    );
    const whole = '{{ .Values.image.tag | default (printf "%s-%s" .Chart.Version .Values.variant) }}';
    assert.deepEqual(await inferred(values, [`{{ .Values.image.repository }}:${whole}`]), [
      'app:1.0.0-pro repository=image.repository tag=image.tag',
    ]);
  });

  it('a key that holds a digest in the place of a tag', async () => {
    const values = `image: {repository: quay.io/org/app, tag: "sha256:${'0'.repeat(64)}"}\n`;
    const image =
      '{{ .Values.image.repository }}{{ if hasPrefix "sha256:" .Values.image.tag }}@{{ else }}:{{ end }}{{ .Values.image.tag }}';
    assert.deepEqual(await inferred(values, [image]), [
      'app:000000000000 repository=image.repository tag=image.tag',
    ]);
    const pinned = '{{ .Values.image.repository }}@{{ .Values.image.tag }}';
    assert.deepEqual(await inferred(values, [pinned]), ['app:000000000000 repository=image.repository']);
  });

  it('an empty registry key for which the template has its own', async () => {
    const values = 'image: {registry: "", repository: org/app, tag: "1"}\n';
    const image = (registry: string) => `${registry}/{{ .Values.image.repository }}:{{ .Values.image.tag }}`;
    assert.deepEqual(await inferred(values, [image('{{ .Values.image.registry | default "quay.io" }}')]), [
      'app:1 endpoint=image.registry repo=image.repository tag=image.tag',
    ]);
    assert.match((await inferred(values, [image('quay.io')]))[0] ?? '', /a part of it is written/);
  });

  it('a prefix for several images, each with an entry', async () => {
    const values = 'registry: quay.io/org\nweb: web\ntag: "1"\nservices: [{image: auth}]\n';
    const images = [
      '{{ .Values.registry }}/{{ .Values.web }}:{{ .Values.tag }}',
      '{{ .Values.registry }}/{{ (first .Values.services).image }}:{{ .Values.tag }}',
      '{{ .Values.registry }}/worker:2',
    ];
    assert.deepEqual(await inferred(values, images), [
      'web:1 prefixAddress=registry tag=tag',
      'auth:1 prefixAddress=registry tag=tag',
      'worker:2 prefixAddress=registry',
    ]);
  });

  it('a host behind which the template writes the name alone is a prefix', async () => {
    assert.deepEqual(
      await inferred('hub: registry.acme.io\n', ['{{ .Values.hub }}/web:1', '{{ .Values.hub }}/api:2']),
      ['web:1 prefixAddress=hub', 'api:2 prefixAddress=hub'],
    );
    assert.deepEqual(await inferred('hub: quay.io\n', ['{{ .Values.hub }}/org/web:1']), [
      'quay.io/org/web:1 — a part of it is written in the template: move it to values.yaml',
    ]);
  });

  it('a host stays a host where another image has its whole path in values', async () => {
    const values = 'hub: registry.acme.io\nname: org/api\n';
    const images = ['{{ .Values.hub }}/web:1', '{{ .Values.hub }}/{{ .Values.name }}:2'];
    assert.deepEqual(await inferred(values, images), [
      'api:2 endpoint=hub repo=name',
      'registry.acme.io/web:1 — "hub" is "endpoint" for another image and another part of this one',
    ]);
  });

  it('a path that begins with the slash cannot be written', async () => {
    const values = 'hub: quay.io\npath: /org/web\n';
    assert.deepEqual(await inferred(values, ['{{ .Values.hub }}{{ .Values.path }}:1']), [
      'quay.io/org/web:1 — "path" begins with "/", which the platform does not write: write the "/" in the template',
    ]);
  });

  it('a prefix behind which more than the name stands is none', async () => {
    const values = 'mirror: quay.io/mirror\ntag: "1"\n';
    assert.deepEqual(await inferred(values, ['{{ .Values.mirror }}/org/app:{{ .Values.tag }}']), [
      'quay.io/mirror/org/app:1 — a part of it is written in the template: move it to values.yaml',
    ]);
  });

  it('a registry whose slash the template leaves to the value is none', async () => {
    assert.deepEqual(
      await inferred('hub: quay.io/org/\ntag: "1"\n', ['{{ .Values.hub }}app:{{ .Values.tag }}']),
      [
        'quay.io/org/app:1 — "hub" ends with "/", which the platform does not write: write the "/" in the template',
      ],
    );
  });

  it('a piece of a tag is not written over', async () => {
    assert.deepEqual(await inferred('version: 1.2.0\n', ['org/app:v{{ .Values.version }}']), [
      'org/app:v1.2.0 — it is written in the template: move it to values.yaml',
    ]);
    assert.deepEqual(
      await inferred('image: org/app\ntag: "3.19"\n', ['{{ .Values.image }}:{{ .Values.tag }}-alpine']),
      ['app:3.19-alpine repository=image'],
    );
  });

  it('one path is not given two roles', async () => {
    const values = 'base: quay.io/org/app\ntag: "1"\n';
    const images = ['{{ .Values.base }}:{{ .Values.tag }}', '{{ .Values.base }}/tool:{{ .Values.tag }}'];
    assert.deepEqual(await inferred(values, images), [
      'app:1 repository=base tag=tag',
      'quay.io/org/app/tool:1 — "base" is "repository" for another image and another part of this one',
    ]);
  });
});

it('short images in variables called RELATED_IMAGE_… are images', async () => {
  const pod = `
apiVersion: v1
kind: Pod
metadata: {name: p}
spec:
  containers:
    - {name: c, image: "{{ .Values.image }}", env: [{name: RELATED_IMAGE_DB, value: "{{ .Values.db }}"}, {name: PEER, value: "db:5432"}]}
`;
  const pkg = await packageOf(service('image: a/operator:1\ndb: postgres:15\n', { 'templates/p.yaml': pod }));
  const entries = inferHelmMapping(pkg)?.entries.map(({ address }) => address.fullAddress);
  assert.deepEqual(entries, ['image', 'db']);
});

it('an image that no entry can replace is told where its value stands', async () => {
  await checkProblems(
    `
#- package/app/Chart.yaml
apiVersion: v2
name: app
version: 1.0.0
#- package/app/values.yaml
sidecars:
  - image: quay.io/org/side:1
#          ^^^^^^^^^^^^^^^^^^ warning values/unmapped-image: No entry of mapping.yaml can replace "quay.io/org/side:1": "sidecars.0.image" goes through a list …
#- package/app/templates/pod.yaml
apiVersion: v1
kind: Pod
metadata:
  name: app
spec:
  containers:
    - name: side
      image: {{ (first .Values.sidecars).image }}
#- images/mapping.yaml
instance: []
`,
    { only: ['values/unmapped-image'] },
  );
});

it('an image that shares a prefix with another needs an entry of its own', async () => {
  await checkProblems(
    `
#- package/app/Chart.yaml
apiVersion: v2
name: app
version: 1.0.0
#- package/app/values.yaml
registry: quay.io/org
#         ^^^^^^^^^^^ warning values/unmapped-image: The address of "quay.io/org/worker:2" is replaced, but no entry of mapping.yaml pushes …
#- package/app/templates/pod.yaml
apiVersion: v1
kind: Pod
metadata:
  name: app
spec:
  containers:
    - name: web
      image: {{ .Values.registry }}/web:1
    - name: worker
      image: {{ .Values.registry }}/worker:2
#- images/mapping.yaml
instance:
  - image: web
    tag: "1"
    address:
      prefixAddress: registry
`,
    { only: ['values/unmapped-image'] },
  );
});

it('short images and tags with a digest fit their keys', async () => {
  await checkProblems(
    `
#- package/app/Chart.yaml
name: app
#- package/app/values.yaml
db: redis:7
app:
  repository: quay.io/org/app
  tag: 1.0-alpine@sha256:${'0'.repeat(64)}
#- images/mapping.yaml
instance:
  - image: redis
    address:
      fullAddress: db
  - image: app
    address:
      repository: app.repository
      tag: app.tag
`,
    { only: ['mapping/mismatched-role'] },
  );
});

/** What is proposed for a chart with a Pod for each image: entries as `name:tag role=path`, open ones with the reason. */
async function inferred(values: string, images: readonly string[], helper = ''): Promise<readonly string[]> {
  const pods = images.map((image, index) => [
    `templates/p${index}.yaml`,
    `apiVersion: v1\nkind: Pod\nmetadata: {name: p${index}}\nspec:\n  containers:\n    - name: c\n      image: ${image}\n`,
  ]);
  const pkg = await packageOf(service(values, { ...Object.fromEntries(pods), 'templates/_h.tpl': helper }));
  const mapping = inferHelmMapping(pkg);
  return [
    ...(mapping?.entries ?? []).map(({ image, address }) =>
      [
        `${image.image}:${image.tag}`,
        ...Object.entries(address).map(([role, path]) => `${role}=${path}`),
      ].join(' '),
    ),
    ...(mapping?.open ?? []).map(({ use, reason }) => `${use.reference} — ${show(reason, 'en')}`),
  ];
}

function service(values: string, files: Readonly<Record<string, string>>): string {
  const texts = Object.entries(files).map(([name, text]) => `#- package/app/${name}\n${text}`);
  return `
#- package/app/Chart.yaml
apiVersion: v2
name: app
version: 1.0.0
#- package/app/values.yaml
${values}${texts.join('\n')}
`;
}
