import assert from 'node:assert/strict';
import { test } from 'node:test';
import { carryProblems } from '../../../server/src/core/features/carry-problems';
import { documentLinks } from '../../../server/src/core/features/document-links';
import { type DocumentSymbol, documentSymbols } from '../../../server/src/core/features/document-symbols';
import { inlayHints } from '../../../server/src/core/features/inlay-hints';
import { withText } from '../../../server/src/core/package/service-package';
import { say } from '../../../server/src/core/text/message';
import { packageOf } from '../../support/fixture';
import { helm } from './packages';

const mapping = 'images/mapping.yaml';
const source = `${helm}#- images/mapping.yaml
# oscpkg-disable-file mapping/unknown-key, no/such-rule
instance:
  - image: etcd
    address:
      repository: "image.repository"
      tag: image.nothing
    package:
      x86_64: etcd-amd64.tar
      aarch64: none.tar
`;

test('the outline: elements of lists by their names', async () => {
  const pkg = await packageOf(source);
  const tree = (symbols: readonly DocumentSymbol[]): readonly string[] =>
    symbols.flatMap(({ name, detail, children }) => [
      detail ? `${name}=${detail}` : name,
      ...tree(children).map((one) => `  ${one}`),
    ]);
  assert.deepEqual(tree(documentSymbols(pkg, mapping)).slice(0, 5), [
    'instance',
    '  etcd',
    '    image=etcd',
    '    address',
    '      repository=image.repository',
  ]);
  assert.deepEqual(documentSymbols(pkg, 'package/etcd/values.yaml'), []);
});

test('links: image archives and rules', async () => {
  const pkg = await packageOf(source);
  const text = pkg.files.get(mapping)?.text ?? '';
  assert.deepEqual(
    documentLinks(pkg, mapping).map(({ span, ...rest }) => ({
      text: text.slice(span.start, span.end),
      ...rest,
    })),
    [
      { text: 'etcd-amd64.tar', file: 'images/etcd-amd64.tar' },
      { text: 'mapping/unknown-key', rule: 'mapping/unknown-key' },
    ],
  );
});

test('hints: the value that a path reaches, behind it', async () => {
  const pkg = await packageOf(source);
  const text = pkg.files.get(mapping)?.text ?? '';
  assert.deepEqual(
    inlayHints(pkg, mapping, { start: 0, end: text.length }).map(({ offset, label }) => [
      text.slice(offset - 3, offset),
      label,
    ]),
    [['ry"', '= bitnami/etcd']],
  );
});

test('hints: what is pulled now, behind the name of the image', async () => {
  const pkg = await packageOf(source);
  const text = pkg.files.get(mapping)?.text ?? '';
  const imageOf = (path: string, reference: string) => ({
    reference,
    user: 'Pod/a',
    at: { file: 'a' },
    written: '',
    paths: [{ path, isVersion: false }],
    isHidden: false,
  });
  const images = [
    imageOf('image.repository', 'docker.io/bitnami/etcd:3.5.0'),
    imageOf('image.repository', 'docker.io/bitnami/etcd:other'),
    imageOf('image.tag', 'redis:3.5.0'),
  ];
  const found = inlayHints(pkg, mapping, { start: 0, end: text.indexOf('address') }, images);
  assert.deepEqual(
    found.map(({ offset, label }) => [text.slice(offset - 4, offset), label]),
    [['etcd', '← docker.io/bitnami/etcd:3.5.0 +1']],
  );
});

test('problems of rendering stay with their text until they are found anew', async () => {
  const before = await packageOf(source);
  const file = 'package/etcd/values.yaml';
  const text = before.files.get(file)?.text ?? '';
  const at = (word: string) => ({
    file,
    span: { start: text.indexOf(word), end: text.indexOf(word) + word.length },
  });
  const problem = (word: string) => ({
    at: at(word),
    message: say(word, word),
    code: 'a/b',
    severity: 'error' as const,
    spec: ['R1'],
  });
  const problems = ['docker.io', 'bitnami/etcd', '3.5.0'].map(problem);
  const after = withText(before, file, text.replace('bitnami/etcd', 'other/longer-etcd'), '2');
  const carried = carryProblems(problems, before, after);
  const now = after.files.get(file)?.text ?? '';
  assert.deepEqual(
    carried.map((one) => now.slice(one.at.span?.start, one.at.span?.end)),
    ['docker.io', '3.5.0'],
  );
});
