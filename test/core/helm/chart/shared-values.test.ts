import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadChart } from '../../../../server/src/core/helm/chart/load-chart';
import { type RenderOptions, renderChart } from '../../../../server/src/core/helm/chart/render-chart';
import type { ChartSource } from '../../../../server/src/core/package/chart-source';
import { packageOf } from '../../../support/fixture';

const source = `
#- package/app/Chart.yaml
apiVersion: v2
name: app
version: 1.0.0
dependencies:
  - name: sub
    version: 1.0.0
    alias: twin
    repository: ''
#- package/app/values.yaml
image: { tag: one }
extra: &extra
  enabled: false
same: *extra
items:
  - name: first
#- package/app/charts/sub/Chart.yaml
apiVersion: v2
name: sub
version: 1.0.0
#- package/app/charts/sub/values.yaml
image: { tag: sub }
#- package/app/charts/sub/templates/a.yaml
sub: {{ .Values.image.tag }}
{{ $_ := set .Values.image "tag" "changed" }}
#- package/app/templates/a.yaml
{{- range .Values.items }}
item: {{ .name }}
{{ $_ := set . "name" "changed" }}
{{- end }}
tag: {{ .Values.image.tag }}
enabled: {{ .Values.extra.enabled }} {{ .Values.same.enabled }}
{{ $_ := set .Values.image "tag" "changed" }}
{{ $_ := set .Values.extra "enabled" "changed" }}
{{ $_ := unset .Values.twin "image" }}
`;

test('what the templates of one rendering change is as it was in the next', async () => {
  const kept = await chartSource();
  const runs: readonly RenderOptions[] = [
    { helm: '3.5.4' },
    { helm: '3.17.3', flagsOn: true },
    { helm: '3.17.3' },
    { helm: '3.5.4' },
  ];
  for (const options of runs) assert.deepEqual(textsOf(kept, options), textsOf(await chartSource(), options));
});

async function chartSource(): Promise<ChartSource> {
  const { chart } = await packageOf(source);
  assert.ok(chart);
  return chart;
}

function textsOf({ files, root }: ChartSource, options: RenderOptions): readonly string[] {
  const { documents, problems } = renderChart(loadChart(files, root), options);
  assert.deepEqual(problems, []);
  return documents.map(({ text }) => text.text);
}
