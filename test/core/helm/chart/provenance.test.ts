import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadChart } from '../../../../server/src/core/helm/chart/load-chart';
import { type RenderOptions, renderChart } from '../../../../server/src/core/helm/chart/render-chart';
import type { Origin } from '../../../../server/src/core/helm/evaluate/origin';
import { segmentsOf } from '../../../../server/src/core/helm/evaluate/segments';
import { chartOf } from '../../../support/chart-files';

const parent = `apiVersion: v2
name: shop
version: 1.0.0
appVersion: "7.1"
dependencies:
  - { name: redis, version: "*", import-values: [{ child: shared, parent: taken }] }
  - { name: redis, version: "*", alias: cache }
`;
const redis = 'apiVersion: v2\nname: redis\nversion: 1.0.0\n';

describe('a rendered text knows the key that changes it:', () => {
  it('a value of the chart', () => {
    const origin = originOf('{{ .Values.image.tag }}', { 'values.yaml': 'image:\n  tag: "1.2"\n' });
    assert.deepEqual(where(origin), ['values.yaml', 'image.tag', 'image.tag']);
  });

  it("a subchart's default is replaced below the subchart's name", () => {
    const { cache, redis: plain } = originsInSubcharts({ 'charts/redis/values.yaml': 'tag: "6"\n' });
    assert.deepEqual(where(plain), ['charts/redis/values.yaml', 'tag', 'redis.tag']);
    assert.deepEqual(where(cache), ['charts/redis/values.yaml', 'tag', 'cache.tag']);
  });

  it("the parent's value wins, where the parent states it", () => {
    const { redis: origin } = originsInSubcharts({
      'values.yaml': 'redis: { tag: "7" }\n',
      'charts/redis/values.yaml': 'tag: "6"\n',
    });
    assert.deepEqual(where(origin), ['values.yaml', 'redis.tag', 'redis.tag']);
  });

  it("a subchart's global is replaced at the top", () => {
    const origin = originOf('{{ .Values.redis.global.registry }}', {
      'charts/redis/values.yaml': 'global: { registry: docker.io }\n',
    });
    assert.deepEqual(where(origin), ['charts/redis/values.yaml', 'global.registry', 'global.registry']);
  });

  it('an imported value is replaced where it was imported to', () => {
    const origin = originOf('{{ .Values.taken.name }}', {
      'charts/redis/values.yaml': 'shared: { name: x1 }\n',
    });
    assert.deepEqual(where(origin), ['charts/redis/values.yaml', 'shared.name', 'taken.name']);
  });

  it('a number keeps its place', () => {
    const origin = originOf('{{ int .Values.port }}', { 'values.yaml': 'port: 8080\n' });
    assert.deepEqual(where(origin), ['values.yaml', 'port', 'port']);
  });

  it('Chart.yaml', () => {
    const origin = originOf('{{ .Chart.AppVersion }}', {});
    assert.equal(origin?.kind === 'chart' && parent.slice(origin.span.start, origin.span.end), '"7.1"');
  });
});

describe('a rendering with flags on', () => {
  const files = {
    'Chart.yaml': parent,
    'charts/redis/Chart.yaml': redis,
    'values.yaml': 'metrics: { enabled: false, createRules: false, debug: false }\n',
    'templates/a.yaml': '{{ if .Values.metrics.enabled }}on: {{ .Values.metrics.createRules }}{{ end }}',
    'templates/b.yaml': 'x: {{ .Values.no.where }}',
    'templates/d.yaml': 'required: {{ required "give it" .Values.no }}',
    'templates/c.yaml': 'debug: {{ .Values.metrics.debug }}',
  };

  it('reaches what is switched off, and loses a failing template only', () => {
    const { documents, problems } = rendering(files, { helm: '3.17.3', flagsOn: true });
    const texts = documents.map(({ text }) => text.text);
    assert.ok(texts.includes('on: true'));
    assert.ok(texts.includes('debug: false'));
    assert.ok(texts.includes('required:'));
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['nil-pointer'],
    );
  });

  it('is no other without', () => {
    const { documents, problems } = rendering(files, { helm: '3.17.3' });
    assert.deepEqual([documents.length, problems.length], [0, 1]);
  });
});

type Texts = Readonly<Record<string, string>>;

function rendering(files: Texts, options: RenderOptions) {
  const chart = chartOf(files);
  return renderChart(loadChart(chart.files, chart.root), options);
}

/** The origin of all that a template of the root chart renders behind `v: `. */
function originOf(action: string, files: Texts): Origin | undefined {
  const { templates } = rendering(
    {
      'Chart.yaml': parent,
      'charts/redis/Chart.yaml': redis,
      'templates/t.yaml': `v: ${action}`,
      ...files,
    },
    { helm: '3.17.3' },
  );
  return lastOrigin(templates.find(({ file }) => file === 'templates/t.yaml')?.text);
}

/** The origins of `.Values.tag` in the subchart under its name and under its alias. */
function originsInSubcharts(files: Texts) {
  const { templates } = rendering(
    {
      'Chart.yaml': parent,
      'charts/redis/Chart.yaml': redis,
      'charts/redis/templates/t.yaml': 'v: {{ .Values.tag }}',
      ...files,
    },
    { helm: '3.17.3' },
  );
  const of = (name: string) =>
    lastOrigin(templates.find((template) => template.name === `shop/charts/${name}/templates/t.yaml`)?.text);
  return { redis: of('redis'), cache: of('cache') };
}

function lastOrigin(text: Parameters<typeof segmentsOf>[0] | undefined): Origin | undefined {
  assert.ok(text);
  return segmentsOf(text).at(-1)?.origins[0];
}

/** File, path in it, and path in the root chart's values. */
function where(origin: Origin | undefined): readonly string[] {
  assert.equal(origin?.kind, 'values');
  return [origin.file, origin.path.join('.'), origin.rootPath.join('.')];
}
