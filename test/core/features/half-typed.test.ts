import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { allRules } from '../../../server/src/core/rules/all-rules';
import { loadFixture, readFixture } from '../../support/fixture';
import { tryEverything } from '../../support/try-everything';
import { helm, operator } from './packages';

const mapping = `#- images/mapping.yaml
instance:
  - image: etcd # oscpkg-disable-next-line mapping/unknown-key -- why
    tag: "3.5.0"
    kind: EtcdCluster
    address: { repository: 'image.repository', tag: image.tag }
    package:
      x86_64: etcd-amd64.tar
lifecycle:
- deployment: etcd-operator
  containers:
  - type: container
    name: manager
    env: [{name: RELATED_IMAGE, image: x}]
#- oscpkg.yaml
helmVersion: 3.5.4
rules:
  mapping/unknown-key: off
`;
const packages = [helm + mapping, operator + mapping, ...allRules.map(({ example }) => example.bad)];

/** A package in which one file ends too early, and the place where it does or one before. */
const truncated = fc
  .tuple(
    fc.constantFrom(...packages),
    fc.nat(),
    fc.nat(),
    fc.nat(),
    fc.constantFrom('', '\r\n', '  ', ': ', '- ', '{', '"'),
  )
  .map(([source, file, cut, offset, tail]) => {
    const fixture = readFixture(source);
    const files = [...fixture.files.keys()].filter((path) => /\.(?:ya?ml|tpl)$/.test(path));
    const path = files[file % files.length] ?? '';
    const text = fixture.files.get(path) ?? '';
    const shown = text.slice(0, cut % (text.length + 1)) + tail;
    const place = offset % 2 === 0 ? shown.length : offset % (shown.length + 1);
    return { fixture: { ...fixture, files: new Map(fixture.files).set(path, shown) }, path, offset: place };
  });

test('nothing throws or hangs in half-typed text', async () => {
  await fc.assert(
    fc.asyncProperty(truncated, async ({ fixture, path, offset }) => {
      if (path === '') return;
      const pkg = await loadFixture(fixture);
      const slowest = tryEverything(pkg, path, offset);
      assert.ok(slowest.milliseconds < 2_000, `${slowest.feature} took ${slowest.milliseconds} ms`);
    }),
    { numRuns: 400 },
  );
});
