import { test } from 'node:test';
import { minimalYaml, scopesIn, vscodeYaml } from '../support/grammars';

const mapping = `instance:
  - image: etcd
    address:
      repository: image.repository
      tag: image.tag # why
    tag: 3.5.0
    package:
      x86_64: etcd-3.5.0-x86_64.tar
      aarch64: "etcd-arm64.tar"
  - image: redis.x
elsewhere:
  address: Main street
  repository: docker.io
`;

const literal = `metadata:
  annotations:
    alm-examples: |-
      [
        { "kind": "EtcdCluster" },

        { "broken
      ]
    containerImage: quay.io/etcd
    other: |
      [ { "kind": "Redis" } ]
`;

const quoted = `metadata:
  annotations:
    alm-examples: '[{ "kind": "EtcdCluster",
      "note": "it''s" }]'
    other: '{ "kind": "Redis" }'
---
metadata:
  annotations:
    alm-examples: "[{ \\"kind\\": \\"EtcdCluster\\" }]"
    other: "{ \\"kind\\": 1 }"
`;

const hosts = { 'a minimal YAML grammar': minimalYaml, 'the YAML grammar of VS Code': vscodeYaml() };

for (const [name, host] of Object.entries(hosts)) {
  if (!host) {
    console.log(`left out: ${name} (npm run e2e installs it)`);
    continue;
  }

  test(`paths, address keys and archives in mapping.yaml, in ${name}`, async () => {
    const scopes = await scopesIn(mapping, host);
    scopes.has('repository', 'support.type.property-name.oscpkg', 4);
    scopes.has('image', 'variable.other.object.oscpkg', 4);
    scopes.has('tag', 'variable.other.property.oscpkg', 5);
    scopes.has('# why', 'comment.line', 5);
    scopes.has('etcd-3.5.0-x86_64.tar', 'string.other.archive.oscpkg', 8);
    scopes.has('"etcd-arm64.tar"', 'string.other.archive.oscpkg', 9);
    scopes.none('oscpkg', 1, 2, 6, 7, 10, 11, 12, 13);
  });

  test(`JSON in a block scalar of alm-examples, in ${name}`, async () => {
    const scopes = await scopesIn(literal, host);
    scopes.has('[', 'punctuation.definition.array.begin.json', 4);
    scopes.has('EtcdCluster', 'string.quoted.double.json', 5);
    scopes.has('containerImage', 'entity.name.tag', 9);
    scopes.none('json', 1, 2, 9, 10, 11);
    scopes.none('invalid', 9, 10, 11);
  });

  test(`JSON in a quoted scalar of alm-examples, in ${name}`, async () => {
    const scopes = await scopesIn(quoted, host);
    scopes.has('kind', 'support.type.property-name.json', 3);
    scopes.has("it''s", 'string.quoted.double.json', 4);
    scopes.has("'", 'punctuation.definition.string.end.yaml', 4);
    scopes.has('\\"kind\\"', 'support.type.property-name.json', 9);
    scopes.has('\\"EtcdCluster\\"', 'string.quoted.double.json', 9);
    scopes.none('json', 5, 6, 7, 8, 10);
    scopes.none('invalid', 3, 4, 5, 9, 10);
  });
}
