import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { serviceTemplates } from '../../../../server/src/core/build/templates';
import { fillTemplate } from '../../../../server/src/core/build/templates/service-template';
import { checkPackage } from '../../../../server/src/core/rules/check';
import { checkFix, checkProblems } from '../../../support/check';
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

test('the tag that is there is added to the list', async () => {
  const source = (tags: string, current = '7.2.4') =>
    csd(`  versionDefinition:
    mode: url
    path: spec.image
    tags:${tags}
  defaultConfiguration: '{"spec": {"image": "redis:${current}"}}'
`);
  const only = ['csd/invalid-tags'];
  await checkFix(source(' ["7.2.5"]'), source(' ["7.2.5", 7.2.4]'), { only });
  await checkFix(source(' ["7.2.5"]', '2.0'), source(' ["7.2.5", "2.0"]', '2.0'), { only });
  await checkFix(source('\n      - "7.2.5"'), source('\n      - "7.2.5"\n      - "7.2.4"'), { only });
});

test('a version definition of a chart is an error; a value that is only called so is none', async () => {
  const chart = (values: string) => `
#- package/redis/Chart.yaml
name: redis
#- package/redis/values.yaml
${values}`;
  const only = ['csd/foreign-version-definition', 'csd/misplaced-version-definition'];
  const marked = `versionDefinition:
^^^^^^^^^^^^^^^^^ error csd/foreign-version-definition
  mode: tag
  path: image.tag
  tags: ["7.2.4"]
`;
  await checkProblems(chart(marked), { only });
  await checkProblems(chart('versionDefinition: latest\n'), { only });
});

test('a version definition is moved with its comments, in the file and from raw/', async () => {
  const block = 'versionDefinition:\n  # which field\n  mode: tag\n  tags:\n    - "1"\n';
  const deeper = block.replace(/^(?=.)/gm, '  ');
  const below = csd('  role: serviceEntity\n  defaultConfiguration: "{}"\n');
  const after = csd(`  role: serviceEntity\n${deeper}  defaultConfiguration: "{}"\n`);
  await checkFix(`${below}${block}`, after, { only: ['csd/misplaced-version-definition'] });
  const raw = '#- package/redis/raw/redis/Chart.yaml\nname: redis\n';
  const fix = { only: ['csd/foreign-version-definition'] };
  await checkFix(`${below}${raw}${block}`, `${after}${raw}`, fix);
});

test('a version that is read as a number is told so, and repaired in quotes', async () => {
  const metadata = (version: string) => `#- package/redis/metadata.yaml\nname: redis\nversion: ${version}\n`;
  const only = ['package/invalid-service-version', 'yaml/unquoted-version'];
  const mark = '#        ^^^^ error package/invalid-service-version: 1.10 is read as the number 1.1';
  await checkProblems(`${metadata('1.10')}${mark}\n`, { only });
  await checkFix(metadata('1.10'), metadata('"1.10.0"'), { only });
});

test('metadata.yaml: keys that hold nothing are filled in', async () => {
  const { missing, filled } = {
    missing: `source:\narchitecture:\nmaintainers:\n`,
    filled: `source: ISV\narchitecture:\nmaintainers:\n`,
  };
  const metadata = (text: string) => `#- package/redis/metadata.yaml\nname: redis\n${text}`;
  const only = ['metadata/missing-field'];
  await checkFix(metadata(missing), metadata(filled), { only, title: 'Fill in "source"' });
  await checkFix(
    metadata('architecture:\nsource: ISV\n'),
    metadata('architecture:\n  - x86_64\nsource: ISV\n'),
    { only, title: 'Fill in "architecture"' },
  );
  await checkFix(
    metadata('provider: ~\nsource: ISV\n'),
    metadata('provider:\n  name: redis\n  url: https://example.com\nsource: ISV\n'),
    { only, title: 'Fill in "provider"' },
  );
  await checkFix(
    metadata('maintainers: ""\nsource: ISV\n'),
    metadata('maintainers:\n  - name: redis\n    email: support@example.com\nsource: ISV\n'),
    { only, title: 'Fill in "maintainers"' },
  );
});

test('images of a CRD count where they are defaults, not where they are told of', async () => {
  await checkProblems(
    `${csd('  role: serviceEntity\n')}#- package/redis/manifests/redis_crd.yaml
kind: CustomResourceDefinition
spec:
  versions:
    - schema:
        openAPIV3Schema:
          description: such as docker.io/acme/redis:7.2.4
          default: docker.io/acme/redis:7.2.4
#                  ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning osc/literal-image
`,
    { only: ['osc/literal-image'] },
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

test('metadata.yaml with values of every odd kind: each is told of once', async () => {
  const told: Readonly<Record<string, string | undefined>> = {
    'architecture: []': 'error metadata/missing-field',
    "architecture: ['', ~]": 'error metadata/missing-field',
    'architecture: {}': 'error metadata/missing-field',
    'architecture: {a: b}': 'error metadata/invalid-list',
    'architecture: [[x86_64]]': 'warning osc/invalid-shape',
    'architecture: [x86_64, {a: b}]': 'warning osc/invalid-shape',
    'scenes: {}': 'error metadata/missing-field',
    'version: [1]': 'warning osc/invalid-shape',
    'version: {}': 'error metadata/missing-field',
    'name: [redis]': 'warning osc/invalid-shape',
    'displayName: {}': 'error metadata/missing-field',
    'maintainers: [someone]': 'warning osc/invalid-shape',
    'maintainers: {name: a}': 'error metadata/invalid-list',
    'provider: [a]': 'warning osc/invalid-shape',
    'provider: a': 'warning osc/invalid-shape',
    'source: [ISV]': 'warning osc/invalid-shape',
    'alias: [a]': 'warning osc/invalid-shape',
    'devices: []': undefined,
  };
  for (const [line, expected] of Object.entries(told)) {
    const [key = ''] = line.split(':');
    const metadata = files.get('package/redis/metadata.yaml') ?? '';
    const without = metadata.replace(new RegExp(`^${key}:.*\\n(?:[ -].*\\n)*`, 'm'), '');
    const fixture = readFixture(whole.replace(metadata, `${without}${line}\n`));
    const problems = checkPackage(await loadFixture(fixture)).filter(
      ({ at }) => at.file === 'package/redis/metadata.yaml',
    );
    assert.deepEqual(
      problems.map(({ severity, code }) => `${severity} ${code}`),
      expected ? [expected] : [],
      line,
    );
  }
});
