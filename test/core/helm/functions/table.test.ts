import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { functionsOf, templateFunctions } from '../../../../server/src/core/helm/functions/table';

describe('the table of template functions', () => {
  it('has every name once', () => {
    const names = templateFunctions.flatMap(({ name, aliases }) => [name, ...aliases]);
    assert.deepEqual(
      names.filter((name, index) => names.indexOf(name) !== index),
      [],
    );
  });

  it('explains every function in both languages', () => {
    for (const { name, doc } of templateFunctions) {
      assert.match(doc.en, /^.{10,}[.…]$/u, name);
      assert.match(doc['zh-cn'], /\p{Script=Han}.*[。…等]$/u, name);
    }
  });

  it('has what each release has', () => {
    const [old, recent] = [functionsOf('3.5.4'), functionsOf('3.17.3')];
    const added = [...recent.keys()].filter((name) => !old.has(name)).sort();
    assert.deepEqual(added, ['fromToml', 'sha512sum', 'toYamlPretty']);
    assert.deepEqual(
      [...old.keys()].filter((name) => !recent.has(name)),
      [],
    );
  });

  it('knows nothing that reaches outside, and no name of JavaScript', () => {
    for (const name of [
      'env',
      'expandenv',
      'toString.constructor',
      'constructor',
      '__proto__',
      'hasOwnProperty',
    ]) {
      assert.equal(functionsOf('3.17.3').get(name), undefined, name);
    }
  });
});
