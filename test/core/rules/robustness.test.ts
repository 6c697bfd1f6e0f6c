import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { applyChanges } from '../../../server/src/core/package/apply-changes';
import type { ServicePackage } from '../../../server/src/core/package/service-package';
import { checkPackage } from '../../../server/src/core/rules/check';
import { loadFixture, readFixture } from '../../support/fixture';

/** One file of each kind, with something for most rules to say. */
const texts: Readonly<Record<string, string>> = {
  'package/etcd/Chart.yaml': `apiVersion: v2
name: my_etcd
version: 1.0
kubeVersion: "<1.14"
maintainers:
- name: a
annotations: {scenes: cce;ucs, architecture: [amd64, arm64], source：ISV}
dependencies:
  - name: common
`,
  'package/etcd/values.yaml': `# oscpkg-disable-next-line yaml/duplicate-key, no/rule -- why
image: &image {repository: localhost:5000/etcd, tag: 1.10}
other: *image
text: |
  a
\tb
image: x
`,
  'images/mapping.yaml': `instance:
  - image: Etcd
    tag: 2.0
    address: {fulladdress: image.repo}
    package:
      amd64: "a b.tar"
`,
  'oscpkg.yaml': 'rules:\n  mapping/unknown-keys: warn\nvalues: [a.yaml]\nimages: images\n',
};

test('a file cut off anywhere: no exception, all places inside of the text, all repairs applicable', async () => {
  for (const [path, text] of Object.entries(texts)) {
    for (let end = 0; end < text.length; end += 7) await checkSound({ ...texts, [path]: text.slice(0, end) });
  }
});

test('the same for characters put in anywhere', async () => {
  const piece = fc.constantFrom(
    '：',
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    ':',
    '- ',
    '\n',
    '\t',
    '\r\n',
    '*',
    '&',
    '|',
    '#',
    '\ufeff',
    '\u00a0',
    ',',
  );
  const place = fc.constantFrom(...Object.keys(texts));
  await fc.assert(
    fc.asyncProperty(place, fc.nat(400), piece, async (path, at, inserted) => {
      const text = texts[path] ?? '';
      const offset = at % (text.length + 1);
      await checkSound({ ...texts, [path]: text.slice(0, offset) + inserted + text.slice(offset) });
    }),
    { numRuns: 100 },
  );
});

async function checkSound(files: Readonly<Record<string, string>>): Promise<void> {
  const all = new Map([...Object.entries(files), ['images/a b.tar', ''] as const]);
  const pkg = await loadFixture({ ...readFixture(''), files: all });
  for (const { code, at, fixes, related } of checkPackage(pkg, { tempo: 'text' })) {
    for (const place of [at, ...(related ?? []).map((one) => one.at)]) assertInside(pkg, place, code);
    for (const fix of fixes ?? []) assert.doesNotThrow(() => applyChanges(all, fix.changes), code);
  }
}

function assertInside(
  pkg: ServicePackage,
  { file, span }: { file: string; span?: { start: number; end: number } },
  code: string,
): void {
  if (!span) return;
  const length = pkg.files.get(file)?.text.length ?? -1;
  assert.ok(
    span.start >= 0 && span.start <= span.end && span.end <= length,
    `${code} ${span.start}..${span.end} of ${length}`,
  );
}
