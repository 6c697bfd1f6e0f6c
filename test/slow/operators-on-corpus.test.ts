import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { inferOperatorMapping } from '../../server/src/core/images/operator-mapping';
import { writeOperatorMapping } from '../../server/src/core/images/operator-mapping-text';
import { operatorPreview } from '../../server/src/core/images/operator-preview';
import { type ServicePackage, withText } from '../../server/src/core/package/service-package';
import { checkPackage } from '../../server/src/core/rules/check';
import { parseYaml } from '../../server/src/core/yaml/document';
import { fixAll } from '../support/fix-all';
import { type Fixture, loadFixture, readFixture } from '../support/fixture';

const corpus = '../shared/corpus/csv';
const platform = { registry: 'swr.cn-east-3.myhuaweicloud.com', organization: 'acme' };

/** What is true of published operators: they were not written for this platform. */
const expected = new Set([
  'csv/deprecated-annotation',
  'csv/invalid-category',
  'csv/literal-image',
  'csv/missing-annotation',
  'csv/missing-example',
  'csv/missing-example-field',
  'csv/missing-min-kube-version',
  'csv/unformatted-examples',
  'csv/unknown-key',
  'csv/unquoted-annotation',
]);

if (!existsSync(corpus)) test(`left out: ${corpus} is not there`, () => undefined);

for (const name of existsSync(corpus) ? readdirSync(corpus) : []) {
  test(`${name}: only the platform's own annotations are missing, each once, and the repairs add them`, async () => {
    const fixture = fixtureOf(name);
    const problems = checkPackage(await loadFixture(fixture));
    assert.deepEqual(
      problems.filter(({ code }) => !expected.has(code)).map(({ code, at }) => `${code} ${at.file}`),
      [],
    );
    const missing = problems.filter(({ code }) => code === 'csv/missing-annotation');
    assert.deepEqual(missing.map(({ message }) => message.values['key']).sort(), [
      'architecture',
      'scenes',
      'source',
    ]);
    const repaired = await fixAll(fixture);
    assert.deepEqual(
      repaired.problems.filter(({ severity }) => severity === 'error').map(({ code }) => code),
      [],
    );
  });

  test(`${name}: the mapping that is worked out leaves nothing behind without a reason`, async () => {
    const pkg = await loadFixture(fixtureOf(name));
    const mapped = withMapping(pkg);
    const errors = checkPackage(mapped).filter(
      ({ at, severity, code }) =>
        at.file === 'images/mapping.yaml' && severity === 'error' && code !== 'mapping/unresolved-archive',
    );
    assert.deepEqual(
      errors.map(({ code, message }) => [code, message]),
      [],
    );
    const preview = operatorPreview(mapped, platform);
    assert.deepEqual(parseYaml(preview?.text ?? '').problems, []);
    const left = preview?.uses.filter(({ after, reason }) => !after.startsWith(platform.registry) && !reason);
    assert.deepEqual(left, []);
    const containers = pkg.operator?.deployments.flatMap((one) => one.containers).length;
    assert.equal(mapped.mapping?.lifecycle.flatMap((one) => one.containers).length, containers);
    assert.equal(
      withMapping(mapped).mapping?.file.text,
      mapped.mapping?.file.text,
      'a second time adds nothing',
    );
  });
}

function withMapping(pkg: ServicePackage): ServicePackage {
  const mapping = inferOperatorMapping(pkg);
  const text = mapping ? writeOperatorMapping(pkg.mapping, mapping, 'en') : '';
  return withText(pkg, 'images/mapping.yaml', text, text);
}

/** A published ClusterServiceVersion in a package, with stubs of the definitions that it owns. */
function fixtureOf(name: string): Fixture {
  const text = readFileSync(`${corpus}/${name}`, 'utf8');
  const owned = [...text.matchAll(/^ *(?:- )?name: ['"]?([a-z0-9-]+\.[a-z0-9.-]+\.[a-z]+)['"]?\s*$/gm)];
  const crds = [...new Set(owned.map((match) => match[1]))].map(
    (crd) => `---\nkind: CustomResourceDefinition\nmetadata:\n  name: ${crd}\n`,
  );
  const files = new Map([
    [`package/operator/manifests/${name}`, text],
    ['package/operator/crds/owned.yaml', crds.join('')],
  ]);
  return { ...readFixture(''), files };
}
