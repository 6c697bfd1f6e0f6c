import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { shapeErrors } from '../../server/src/core/schema/shape';

interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

const read = (file: string): readonly Snippet[] => Object.values(JSON.parse(readFileSync(file, 'utf8')));
const mapping = read('snippets/mapping.json');
const others = read('snippets/package-files.json');

for (const { prefix, description, body } of [...mapping, ...others])
  test(`${prefix}: explained in both languages, valid YAML`, () => {
    assert.match(prefix, /^osc-/);
    assert.match(description, /^[^\p{Script=Han}]+ \/ .*\p{Script=Han}/u);
    const text = expand(body);
    assert.ok(!text.includes('$'), text);
    parse(text);
  });

test('the snippets for mapping.yaml have the shape that the schema asks for', () => {
  for (const snippet of mapping) {
    const value = parse(expand(snippet.body));
    const whole = wrap(snippet.prefix, value);
    assert.deepEqual(shapeErrors('mapping', whole), [], snippet.prefix);
  }
});

function wrap(prefix: string, value: unknown): unknown {
  if (prefix === 'osc-lifecycle') return value;
  if (prefix === 'osc-container') return { lifecycle: [{ deployment: 'etcd', containers: value }] };
  return { instance: value };
}

/** The text that the snippet leaves when its defaults are taken; of choices the first. */
function expand(body: readonly string[]): string {
  const text = body.join('\n');
  const values = new Map<string, string>();
  for (const [, number = '', choices, value] of text.matchAll(
    /\$\{(\d+)(?:\|((?:\\.|[^|])*)\||:([^}]*))\}/g,
  )) {
    const first = choices?.split(/(?<!\\),/)[0]?.replaceAll('\\,', ',');
    values.set(number, value ?? first ?? '');
  }
  return text.replace(/\$\{(\d+)[^}]*\}/g, (_, number: string) => values.get(number) ?? '');
}
