import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseYaml } from '../../../server/src/core/yaml/document';
import { nodeAt } from '../../../server/src/core/yaml/path';

test('a flow collection may be indented as Go takes it', () => {
  const text =
    'spec:\n  command: [ "/bin/sh", # a shell\n  "-ce",\n  "start" ]\n  ports: {\n  http: 80 }\n  last: x\n';
  const { root, problems } = parseYaml(text);
  assert.deepEqual(problems, []);
  for (const [path, expected] of [
    [['spec', 'command', 2], 'start'],
    [['spec', 'ports', 'http'], '80'],
    [['spec', 'last'], 'x'],
  ] as const) {
    const node = nodeAt(root, path);
    assert.equal(node?.kind === 'scalar' && node.text, expected);
  }
  const item = nodeAt(root, ['spec', 'command', 2]);
  assert.equal(item && text.slice(item.span.start, item.span.end), '"start"');
});

test('a flow collection without end stays a problem', () => {
  assert.notDeepEqual(parseYaml('a: [1,\n2\nb: 3\n').problems, []);
});
