import { test } from 'node:test';
import { checkFix, checkProblems } from '../../../support/check';

const csv = (examples: string) => `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
metadata:
  annotations:
    alm-examples: ${examples}
    source: ISV
`;
const only = ['csv/invalid-json'];

test('one fault is repaired in place, whatever the quotes around', async () => {
  await checkFix(csv(`'[{"kind": "A",}]'`), csv(`'[{"kind": "A"}]'`), { only });
  await checkFix(csv('"[{\\"kind\\": \\"A\\",}]"'), csv('"[{\\"kind\\": \\"A\\"}]"'), { only });
});

test('several faults are repaired together', async () => {
  const block = (json: string) => csv(`|-\n      ${json}`);
  await checkFix(block(`[{"kind": "A",}, {'kind': "B"},]`), block('[{"kind": "A"}, {"kind": "B"}]'), {
    only,
  });
  await checkFix(block('[{"kind"： "A"，"spec": {}}'), block('[{"kind": "A","spec": {}}]'), { only });
});

test('bare quotes in a double-quoted text are repaired by writing a block', async () => {
  const before = csv('"[\n      {\n        "kind": "A",\n        "spec": { "size": 3, }\n      }\n    ]"');
  const after = csv(`|-
      [
        {
          "kind": "A",
          "spec": {
            "size": 3
          }
        }
      ]`);
  await checkFix(before, after, { only });
});

test('each fault is reported at its place in the file', async () => {
  await checkProblems(
    csv(`|-
      [
        {
          "kind": "EtcdCluster"
#                             ^ error csv/invalid-json: A comma is missing behind this element.
          "spec": {
            "size": three
#                   ^^^^^ error csv/invalid-json: "three" must stand in double quotes.
          }
        }
      ]`),
    { only },
  );
});

test('no text, no finding', async () => {
  await checkProblems(csv(''), { only });
  await checkProblems(csv('[]'), { only });
});

test('examples that are valid but no list of objects', async () => {
  await checkProblems(
    csv(`'[1, {"kind": "A"}]'`).replace(
      '\n    source',
      '\n#                   ^ error csv/invalid-examples: Each element must be an object\n    source',
    ),
    { only: ['csv/invalid-examples'] },
  );
});

test('fields that are missing in an example; other content than spec counts', async () => {
  await checkProblems(
    csv(`'[{"apiVersion": "a/v1", "kind": "A", "metadata": {"name": "a"}, "configuration": {}}]'`),
    { only: ['csv/missing-example-field'] },
  );
});
