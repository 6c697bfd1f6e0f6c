import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { simpleFit } from '../../../server/src/core/schema/simple-schema';
import { compileSchema } from '../../../server/src/core/schema/validate';

const schema = {
  $schema: 'http://json-schema.org/schema#',
  title: 'Values',
  type: 'object',
  required: ['image'],
  properties: {
    image: { type: 'object', form: true, properties: { tag: { type: ['string', 'null'], default: '' } } },
    replicas: { type: 'integer', sliderMin: 1 },
    ratio: { type: 'number' },
    on: { type: 'boolean' },
    hosts: { type: 'array', items: { type: 'object', properties: { name: { type: 'string' } } } },
  },
};

test('a simple schema is judged as its compiled form judges', () => {
  const fits = simpleFit(schema);
  assert.ok(fits);
  const compiled = compileSchema({ ...schema, $schema: undefined });
  const leaf = fc.constantFrom<unknown>(
    'text',
    1,
    1.5,
    null,
    true,
    {},
    [],
    { tag: 'v1' },
    { tag: 5 },
    [{ name: 'a' }],
    [{ name: 1 }],
    ['a'],
  );
  const key = fc.constantFrom('image', 'replicas', 'ratio', 'on', 'hosts', 'other');
  assert.equal(fits({ image: { tag: null }, replicas: 1, hosts: [{ name: 'a' }] }), true);
  assert.equal(fits({ image: { tag: 5 } }), false);
  assert.equal(fits({}), false);
  fc.assert(
    fc.property(fc.dictionary(key, leaf), (value) => {
      assert.equal(fits(value), compiled(value).length === 0);
    }),
    { numRuns: 1000 },
  );
});

test('a schema that says more, or is faulty, is left to the compiler', () => {
  for (const other of [
    true,
    { type: 'text' },
    { type: ['string', 'string'] },
    { $ref: '#/definitions/a' },
    { properties: { a: { pattern: '^a' } } },
    { items: [{ type: 'string' }] },
    { additionalProperties: false },
    { unheardOf: 1 },
    { required: 'a' },
    { title: 1 },
  ]) {
    assert.equal(simpleFit(other), undefined, JSON.stringify(other));
  }
});
