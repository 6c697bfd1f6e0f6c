import assert from 'node:assert/strict';
import { test } from 'node:test';
import { code, plainText } from '../../../server/src/core/features/hover/markdown';
import { checkHover } from '../../support/features';
import { helm, operator } from './packages';

const mapping = (rest: string) =>
  `${helm}#- images/mapping.yaml\ninstance:\n  - image: etcd\n    tag: 3.5.1\n${rest}`;

test('a key: what it means, in the language of the reader', async () => {
  await checkHover(mapping('    addr$0ess: {}'), ['Which part of the pushed image address']);
  await checkHover(mapping('    addr$0ess: {}'), ['镜像地址'], 'zh-cn');
});

test('a path: the value that it reaches, where, and what the platform writes', async () => {
  await checkHover(mapping('    address:\n      repository: image.repo$0sitory'), [
    '`bitnami/etcd`',
    '<package/etcd/values.yaml:3 repository>',
    '`swr.example.com/acme/etcd`',
  ]);
  await checkHover(mapping('    address:\n      tag: "image.t$0ag"'), ['`3.5.0`', '`3.5.1`']);
});

test('a path that leads nowhere says so, and what was meant', async () => {
  await checkHover(mapping('    address:\n      repository: image.repo$0sitori'), [
    'leads nowhere',
    '`image.repository`',
  ]);
});

test('a key of values.yaml, or its value: what the platform will write there', async () => {
  const rest =
    '#- images/mapping.yaml\ninstance:\n  - image: etcd\n    tag: 3.5.1\n    address:\n      tag: image.tag\n';
  const at = (marked: string) => helm.replace('  tag: 3.5.0', marked) + rest;
  await checkHover(at('  t$0ag: 3.5.0'), [
    '`3.5.1`',
    '<images/mapping.yaml:5 image.tag>'.replace('image.tag', 'tag'),
  ]);
  await checkHover(at('  tag: 3.$05.0'), ['`3.5.1`']);
  await checkHover(helm.replace('  reg', '  r$0eg') + rest, []);
});

test('a tar: its tags, architecture and size', async () => {
  await checkHover(mapping('    package:\n      aarch64: etcd-a$0rm64.tar'), [
    '`etcd:3.5.0`',
    'linux/arm64 \\(aarch64\\)',
    '1.0 KiB',
  ]);
});

test('operator: the image of a container, and the whole address that replaces it', async () => {
  await checkHover(
    `${operator}#- images/mapping.yaml
lifecycle:
  - deployment: etcd-operator
    containers:
      - type: container
        name: mana$0ger
        image: etcd-operator
        tag: 0.9.4
`,
    ['`quay.io/etcd-operator:1`', '`swr.example.com/acme/etcd-operator:0.9.4`'],
  );
});

test('an annotation: the meaning of the word under the pointer', async () => {
  const chart = (line: string) =>
    `#- package/a/values.yaml\na: 1\n#- package/a/Chart.yaml\nannotations:\n  ${line}\n`;
  await checkHover(chart('scenes: CCE,U$0CS'), ['`UCS`: Ubiquitous']);
  await checkHover(chart('source: I$0SV'), ['`ISV`: an ecosystem partner']);
});

test('a code in a suppression comment: the rule, with its page', async () => {
  await checkHover(mapping('# oscpkg-disable-next-line mapping/unkn$0own-key -- why\n'), [
    '**mapping/unknown-key**',
    '(rule:mapping/unknown-key)',
  ]);
});

test('Markdown shows exactly the text', () => {
  assert.equal(code('a`b'), '``a`b``');
  assert.equal(code('`'), '`` ` ``');
  assert.equal(plainText('a*b_[c](d)\n<e>'), 'a\\*b\\_\\[c\\]\\(d\\) \\<e\\>');
});
