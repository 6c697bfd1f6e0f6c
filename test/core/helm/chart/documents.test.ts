import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadChart } from '../../../../server/src/core/helm/chart/load-chart';
import { type RenderedChart, renderChart } from '../../../../server/src/core/helm/chart/render-chart';
import { chartOf } from '../../../support/chart-files';

const chart = 'apiVersion: v2\nname: shop\nversion: 1.0.0\n';

test('a document tells its head, written plainly or not', () => {
  const heads = rendered({
    a: 'apiVersion: v1\nkind: Service\nmetadata:\n  labels:\n    name: wrong\n  name: right\n',
    b: '{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "flow"}}\n',
    c: 'kind: "Service"\napiVersion: v1\nmetadata:\n  name: "quoted" # yes\n',
    d: 'kind: Job\napiVersion: batch/v1\nmetadata: {name: h, annotations: {helm.sh/hook: "Pre-Install, test"}}\n',
    e: '# nothing\n',
  }).documents.map(({ kind, apiVersion, name, isHook, hooks }) => [kind, apiVersion, name, isHook, ...hooks]);
  assert.deepEqual(heads, [
    ['Service', 'v1', 'right', false],
    ['Service', 'v1', 'flow', false],
    ['Service', 'v1', 'quoted', false],
    ['', '', '', false],
    ['Job', 'batch/v1', 'h', true, 'pre-install', 'test'],
  ]);
});

test('what comes out the same after an edit is not parsed again', () => {
  const before = rendered({ a: 'kind: A\n', b: 'kind: B\n' });
  const after = rendered({ a: 'kind: A\n', b: 'kind: C\n' }, before);
  const [a, c] = after.documents;
  assert.equal(a?.yaml, before.documents[0]?.yaml);
  assert.notEqual(c?.yaml, before.documents[1]?.yaml);
});

function rendered(templates: Readonly<Record<string, string>>, earlier?: RenderedChart): RenderedChart {
  const named = Object.entries(templates).map(([name, text]) => [`templates/${name}.yaml`, text] as const);
  const { files, root } = chartOf({ 'Chart.yaml': chart, ...Object.fromEntries(named) });
  return renderChart(loadChart(files, root), { helm: '3.17.3', ...(earlier && { earlier }) });
}
