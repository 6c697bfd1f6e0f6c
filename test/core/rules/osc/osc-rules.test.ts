import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { serviceTemplates } from '../../../../server/src/core/build/templates';
import { fillTemplate } from '../../../../server/src/core/build/templates/service-template';
import { checkPackage } from '../../../../server/src/core/rules/check';
import { checkProblems } from '../../../support/check';
import { checkCompletion, checkHover } from '../../../support/features';
import { loadFixture, readFixture } from '../../../support/fixture';
import { tryEverything } from '../../../support/try-everything';

const { files } = fillTemplate(serviceTemplates.osc, { name: 'redis', version: '7.2.4', locale: 'en' });
const whole = [...files].map(([path, text]) => `#- ${path}\n${text}`).join('');

const csd = (spec: string) => `
#- package/redis/metadata.yaml
name: redis
#- package/redis/manifests/redis_csd.yaml
kind: CustomServiceDefinition
spec:
${spec}`;

test('a whole package has no problem, in a folder and packed', async () => {
  await checkProblems(whole);
  const packed = whole.replaceAll('#- package/redis/', '#- package/redis-7.2.4.zip!/');
  await checkProblems(`#- package/redis-7.2.4.zip\n${packed}`);
});

test('a package made of a chart: the version path starts at the values', async () => {
  await checkProblems(
    `${csd(`  versionDefinition:
    mode: tag
    path: image.tag
    tags: ["7.2.4", "7.2.5"]
  defaultConfiguration: |-
    {"spec": {"chartName": "redis", "values": {"image": {"tag": "7.2.4"}}}}
`)}#- package/redis/raw/redis/Chart.yaml
name: redis
`,
    { only: ['csd/unresolved-path', 'csd/mismatched-mode', 'csd/invalid-tags'] },
  );
});

test('without a chart it does not', async () => {
  await checkProblems(
    csd(`  versionDefinition:
    mode: tag
    path: image.tag
#         ^^^^^^^^^ error csd/unresolved-path
    tags: ["7.2.4"]
  defaultConfiguration: '{"spec": {"values": {"image": {"tag": "7.2.4"}}}}'
`),
    { only: ['csd/unresolved-path'] },
  );
});

test('a version path that nothing can be said about is not judged', async () => {
  await checkProblems(
    csd(`  versionDefinition:
    mode: tag
    path: spec.tag
#         ^^^^^^^^ information csd/unresolved-path: Not checked
    tags: ["7.2.4"]
`),
    { only: ['csd/unresolved-path'] },
  );
});

test('tags: twice the same, and not the one that is there', async () => {
  await checkProblems(
    csd(`  versionDefinition:
    mode: url
    path: spec.image
    tags: ["7.2.5", "7.2.5"]
#   ^^^^ warning csd/invalid-tags: "7.2.4"
#                   ^^^^^^^ warning csd/invalid-tags: "7.2.5" is listed twice
  defaultConfiguration: '{"spec": {"image": "localhost:5000/redis:7.2.4"}}'
`),
    { only: ['csd/invalid-tags'] },
  );
});

test('a Service is no object that a control can offer', async () => {
  await checkProblems(
    csd(`  descriptors:
    spec:
      - path: a
        restriction:
          scenes: [IEF]
#                  ^^^ warning osc/invalid-shape: "IEF" must be one of: CCE, UCS
        x-descriptors:
          - urn:alm:descriptor:io.kubernetes:Service
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning csd/unknown-control
          - urn:alm:descriptor:com.tectonic.ui:select:a
`),
    { only: ['csd/unknown-control', 'osc/invalid-shape'] },
  );
});

test('completion and hover in metadata.yaml and in a csd', async () => {
  await checkCompletion(
    '#- package/redis/metadata.yaml\nname: redis\nsource: $0\n',
    'ISV, OpenSource, HuaweiProvided',
  );
  await checkHover('#- package/redis/metadata.yaml\nname: redis\nbrief$0Description: a\n', ['64 characters']);
  await checkCompletion(csd('  role: $0\n'), 'serviceEntity, operation');
  await checkHover(csd('  versionDefinition:\n    mo$0de: url\n'), ['written at `path`']);
});

test('any truncation of any file is read, and nothing throws', async () => {
  const fixture = readFixture(whole);
  const paths = [...fixture.files.keys()].filter((path) => path.endsWith('.yaml'));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...paths), fc.nat(), async (path, cut) => {
      const text = fixture.files.get(path) ?? '';
      const shown = text.slice(0, cut % (text.length + 1));
      const pkg = await loadFixture({ ...fixture, files: new Map(fixture.files).set(path, shown) });
      const failed = checkPackage(pkg).filter(({ message }) => /this rule failed/.test(message.text.en));
      assert.deepEqual(failed, []);
      tryEverything(pkg, path, shown.length);
    }),
    { numRuns: 60 },
  );
});
