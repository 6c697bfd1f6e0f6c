import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { shapeErrors } from '../../../server/src/core/schema/shape';
import { parseYaml } from '../../../server/src/core/yaml/document';
import { plain } from '../../../server/src/core/yaml/plain';

const corpus = '../shared/corpus/csv';

const minimal = {
  apiVersion: 'operators.coreos.com/v1alpha1',
  kind: 'ClusterServiceVersion',
  metadata: { name: 'demo.v1.0.0' },
  spec: { displayName: 'Demo', install: { strategy: 'deployment' } },
};

test('the least that a ClusterServiceVersion needs fits the schema', () => {
  assert.deepEqual(errorsOf(minimal), []);
});

test('what is missing is named at its place', () => {
  assert.deepEqual(errorsOf({ ...minimal, spec: {} }), [
    '/spec required displayName',
    '/spec required install',
  ]);
});

test('enums, types and required keys reach down into the pod template', () => {
  const container = { image: 1, imagePullPolicy: 'Sometimes', env: [{ name: 'SIZE', value: 3 }] };
  const deployment = {
    name: 'demo',
    spec: { selector: {}, template: { spec: { containers: [container] } } },
  };
  const spec = { deployments: [deployment], permissions: [{ rules: [] }] };
  const place = '/spec/install/spec/deployments/0/spec/template/spec/containers/0';
  const install = { strategy: 'deployment', spec };
  assert.deepEqual(errorsOf({ ...minimal, spec: { displayName: 'Demo', install } }), [
    `${place} required name`,
    `${place}/image type`,
    `${place}/imagePullPolicy enum`,
    `${place}/env/0/value type`,
    '/spec/install/spec/permissions/0 required serviceAccountName',
  ]);
});

test('annotations may be any scalar and the platform’s own ones are not required', () => {
  const annotations = { createdAt: 5, certified: false, scenes: 'CCE', unknown: null };
  assert.deepEqual(errorsOf({ ...minimal, metadata: { name: 'demo', annotations } }), []);
});

test('every published ClusterServiceVersion of the corpus fits the schema', (t) => {
  if (!existsSync(corpus)) return t.diagnostic(`left out: ${corpus} is not there`);
  for (const file of readdirSync(corpus)) {
    const { root, problems } = parseYaml(readFileSync(`${corpus}/${file}`, 'utf8'));
    assert.deepEqual([...problems], [], file);
    assert.deepEqual(errorsOf(written(plain(root))), [], file);
  }
});

const errorsOf = (value: unknown): string[] =>
  shapeErrors('clusterServiceVersion', value).map(({ path, keyword, params }) =>
    [`/${path.join('/')}`, keyword, params['missingProperty'] ?? ''].join(' ').trimEnd(),
  );

/** Go's decoders read a key without a value as a key that is not there. */
function written(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(written);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, child]) => child !== null)
      .map(([key, child]) => [key, written(child)]),
  );
}
