import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const source = readdirSync('client/src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(path.join('client/src', file), 'utf8'))
  .join('\n');

const read = (file: string): Readonly<Record<string, string>> => JSON.parse(readFileSync(file, 'utf8'));

/** The texts in `l10n.t('…')` and `l10n.t("…")`. */
const texts = new Set(
  [...source.matchAll(/l10n\.t\(\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")/g)].map(
    ([, single, double]) => single ?? double ?? '',
  ),
);

test('every call of l10n.t has a text of its own, not a variable', () => {
  assert.equal([...source.matchAll(/l10n\.t\(/g)].length, [...source.matchAll(/l10n\.t\(\s*['"]/g)].length);
});

test('every text of the client is in both bundles, and no other', () => {
  const sorted = [...texts].sort();
  assert.ok(sorted.length > 30);
  assert.deepEqual(Object.keys(read('l10n/bundle.l10n.json')).sort(), sorted);
  assert.deepEqual(Object.keys(read('l10n/bundle.l10n.zh-cn.json')).sort(), sorted);
});

test('translations have the same places', () => {
  const places = (text: string) => [...text.matchAll(/\{\d+\}/g)].map(([place]) => place).sort();
  for (const [text, translation] of Object.entries(read('l10n/bundle.l10n.zh-cn.json')))
    assert.deepEqual(places(translation), places(text), text);
});
