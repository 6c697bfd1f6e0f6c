import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type OwnSchema, refersTo, type Schema, schemas } from '../../../server/src/core/schema/schema';
import { judged, type ShapeError, shapeErrors } from '../../../server/src/core/schema/shape';
import { compileSchema } from '../../../server/src/core/schema/validate';

const names = Object.keys(schemas).filter((name): name is OwnSchema => Object.hasOwn(schemas, name));

for (const name of names) {
  test(`${name}: damaged data are judged as Ajv judges them`, () => {
    const root: Schema = schemas[name];
    const compiled = compileSchema(root);
    fc.assert(
      fc.property(dataFor(root, root, 0), (value) => {
        assert.deepEqual(sorted(shapeErrors(name, value)), sorted(compiled(value)));
      }),
      { numRuns: 300 },
    );
  });

  test(`${name}: says nothing that is not judged`, () => {
    const unknown = keywordsOf(schemas[name]).filter((word) => !judged.has(word) && !describing.has(word));
    assert.deepEqual(unknown, []);
  });
}

/** Keywords that only describe. */
const describing = new Set([
  ...['$schema', 'title', 'description', 'description_zh-cn', 'enumDescriptions', 'enumDescriptions_zh-cn'],
  ...[
    'examples',
    'default',
    'deprecated',
    'definitions',
    'commaSeparated',
    'refersTo',
    'refersToKeys',
    'onlyFor',
  ],
]);

function keywordsOf(schema: Schema): readonly string[] {
  const { properties = {}, definitions = {}, items, additionalProperties } = schema;
  const parts = [...Object.values(properties), ...Object.values(definitions), items, additionalProperties];
  return [
    ...Object.keys(schema),
    ...parts.flatMap((part) => (typeof part === 'object' ? keywordsOf(part) : [])),
  ];
}

/** Data that nearly fit a schema. */
function dataFor(schema: Schema, root: Schema, depth: number): fc.Arbitrary<unknown> {
  const target = refersTo(schema, root);
  if (target) return dataFor(target, root, depth);
  const anything = fc.constantFrom<unknown>('text', '', 0, -1, 1.5, 99_999, true, null, [], {}, ['a'], {
    a: 1,
  });
  if (depth > 4) return anything;
  return fc.oneof({ weight: 9, arbitrary: fitting(schema, root, depth) }, { weight: 1, arbitrary: anything });
}

function fitting(schema: Schema, root: Schema, depth: number): fc.Arbitrary<unknown> {
  const {
    type,
    enum: allowed,
    const: only,
    items = {},
    properties = {},
    additionalProperties,
    required = [],
  } = schema;
  if (only !== undefined) return fc.constant(only);
  if (allowed) return fc.constantFrom(...allowed);
  switch ([type].flat()[0]) {
    case 'object': {
      const known = Object.entries(properties).map(([key, inner]) => [key, dataFor(inner, root, depth + 1)]);
      const other = typeof additionalProperties === 'object' ? additionalProperties : {};
      const extra = fc.dictionary(
        fc.constantFrom('other', 'constructor', 'a/b'),
        dataFor(other, root, depth + 1),
        { maxKeys: 1 },
      );
      const map = fc.record<Record<string, unknown>>(Object.fromEntries(known), {
        requiredKeys: [...required].slice(1),
      });
      return fc.tuple(map, extra).map(([one, two]) => Object.assign(Object.create(null), one, two));
    }
    case 'array':
      return fc.array(dataFor(items, root, depth + 1), { maxLength: 3 });
    case 'integer':
    case 'number':
      return fc.integer({ min: -2, max: 70_000 });
    case 'boolean':
      return fc.boolean();
    default:
      return fc.constantFrom('text', '1');
  }
}

const sorted = (errors: readonly ShapeError[]): readonly string[] =>
  errors.map(({ path, keyword, params }) => JSON.stringify([path, keyword, params])).sort();
