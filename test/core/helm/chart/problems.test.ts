import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ChartProblem } from '../../../../server/src/core/helm/chart/chart';
import { loadChart } from '../../../../server/src/core/helm/chart/load-chart';
import { renderChart } from '../../../../server/src/core/helm/chart/render-chart';
import { lintChart } from '../../../../server/src/core/helm/lint/lint-chart';
import type { HelmVersion } from '../../../../server/src/core/helm/profile';
import { show } from '../../../../server/src/core/text/message';
import { chartOf } from '../../../support/chart-files';

const chart = 'apiVersion: v2\nname: shop\nversion: 1.0.0\n';
const redis = 'apiVersion: v2\nname: redis\nversion: 1.0.0\n';

describe('why Helm refuses a chart, with its place:', () => {
  const cases: readonly (readonly [string, Texts, string])[] = [
    ['a missing Chart.yaml', { 'values.yaml': '' }, 'missing-chart-yaml Chart.yaml'],
    [
      'a missing dependency',
      { 'Chart.yaml': `${chart}dependencies:\n  - { name: redis, version: 1 }\n` },
      'missing-dependency Chart.yaml “{ name: redis, version: 1 }”',
    ],
    ['a library', { 'Chart.yaml': `${chart}type: library\n` }, 'library-chart Chart.yaml “library”'],
    [
      'another Kubernetes',
      { 'Chart.yaml': `${chart}kubeVersion: ">=1.99"\n` },
      'incompatible-kubernetes Chart.yaml “">=1.99"”',
    ],
    [
      'broken YAML in a subchart',
      { 'Chart.yaml': chart, 'charts/redis/Chart.yaml': redis, 'charts/redis/values.yaml': 'a: [1\n' },
      'invalid-yaml charts/redis/values.yaml',
    ],
    [
      'a value where a map of a subchart belongs',
      { 'Chart.yaml': chart, 'charts/redis/Chart.yaml': redis, 'values.yaml': 'redis: off-please\n' },
      'values-mismatch values.yaml “off-please”',
    ],
    [
      'a value that its schema does not like',
      {
        'Chart.yaml': chart,
        'values.yaml': 'image:\n  tag: 1.5\n',
        'values.schema.json': '{"properties":{"image":{"properties":{"tag":{"type":"string"}}}}}',
      },
      'schema values.yaml “1.5”',
    ],
    [
      'a value that a subchart misses',
      {
        'Chart.yaml': chart,
        'values.yaml': 'global:\n  domain: example.com\n',
        'charts/redis/Chart.yaml': redis,
        'charts/redis/values.yaml': 'port: 1\n',
        'charts/redis/values.schema.json': '{"required":["host"]}',
      },
      'schema charts/redis/values.yaml “1”',
    ],
    [
      'a template that fails',
      { 'Chart.yaml': chart, 'templates/a.yaml': 'a: {{ .Values.x.y }}\n' },
      'nil-pointer templates/a.yaml “.Values.x.y”',
    ],
    [
      'a value that breaks the YAML around it',
      { 'Chart.yaml': chart, 'values.yaml': 'x: "b: c"\n', 'templates/a.yaml': 'a: {{ .Values.x }}\n' },
      'invalid-yaml values.yaml “"b: c"”',
    ],
    [
      'output that is no object',
      { 'Chart.yaml': chart, 'templates/a.yaml': 'kind: A\nmetadata:\n  name: [a]\n' },
      'wrong-shape templates/a.yaml “[”',
    ],
  ];
  for (const [title, files, expected] of cases)
    it(title, () => {
      const [problem] = problemsOf(files, '3.17.3');
      assert.ok(problem);
      assert.ok(described(problem, files).startsWith(expected), described(problem, files));
    });

  it('what only newer releases mind', () => {
    const files = { 'Chart.yaml': chart.replace('shop', 'a/b') };
    assert.deepEqual(problemsOf(files, '3.5.4'), []);
    assert.equal(problemsOf(files, '3.17.3')[0]?.code, 'invalid-name');
  });

  it('says all of it in both languages', () => {
    for (const [, files] of cases)
      for (const { message } of problemsOf(files, '3.17.3'))
        assert.match(message.text['zh-cn'], /[\u4e00-\u9fff]/);
  });
});

describe('a chart that cannot be', () => {
  it('nests without end, and is read to a bound', () => {
    const files: Record<string, string> = {};
    for (let depth = 0; depth < 60; depth++) files[`${'charts/a/'.repeat(depth)}Chart.yaml`] = redis;
    assert.ok(loadChart(chartOf(files).files, 'chart').chart);
  });

  it('expands aliases without end, and is read to a bound', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let depth = 1; depth < 12; depth++)
      lines.push(
        `a${depth}: &a${depth} [${Array(9)
          .fill(`*a${depth - 1}`)
          .join(', ')}]`,
      );
    const start = performance.now();
    problemsOf({ 'Chart.yaml': chart, 'values.yaml': `${lines.join('\n')}\n` }, '3.17.3');
    assert.ok(performance.now() - start < 10_000);
  });
});

type Texts = Readonly<Record<string, string>>;

function problemsOf(texts: Texts, helm: HelmVersion): readonly ChartProblem[] {
  const { files, root } = chartOf(texts);
  return renderChart(loadChart(files, root), { helm }).problems;
}

function described({ code, file, span }: ChartProblem, texts: Texts): string {
  return `${code} ${file}${span ? ` “${texts[file]?.slice(span.start, span.end)}”` : ''}`;
}

describe('a schema that cannot be applied here', () => {
  const texts = {
    'Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
    'values.yaml': 'a: b\n',
    'templates/a.yaml': 'kind: A\n',
  };
  const findings = (schema: string) => {
    const { files, root } = chartOf({ ...texts, 'values.schema.json': schema });
    const rendered = renderChart(loadChart(files, root), { helm: '3.17.3' });
    const said = lintChart(files, root, { helm: '3.17.3' }).filter(({ code }) => code === 'L22');
    return {
      renders: rendered.problems.length === 0,
      said: said.map(({ gaveUp, message }) => `${gaveUp ? 'not checked: ' : ''}${show(message, 'en')}`),
    };
  };

  it('refers to a file or an address: that is told, and the chart renders', () => {
    for (const reference of ['http://example.com/a.json', 'file:///etc/a.json#/b']) {
      const { renders, said } = findings(`{"properties":{"x":{"$ref" : "${reference}"}}}`);
      assert.ok(renders);
      assert.match(said.join(), new RegExp(`^not checked: .* it refers to "${reference}"`));
    }
  });

  it('refers to another file of the chart: Helm refuses it', () => {
    const { renders, said } = findings('{"properties":{"x":{"$ref":"other.json"}}}');
    assert.ok(!renders);
    assert.match(
      said.join(),
      /^“values.schema.json” is no JSON Schema: reference other.json must be canonical/,
    );
  });

  it('has alternatives of alternatives: that is told instead of trying each of millions', () => {
    const definitions: Record<string, object> = { d24: { type: 'object' } };
    for (let level = 0; level < 24; level++) {
      const next = { $ref: `#/definitions/d${level + 1}` };
      definitions[`d${level}`] = { anyOf: [next, next] };
    }
    const { renders, said } = findings(
      JSON.stringify({ definitions, properties: { a: { $ref: '#/definitions/d0' } } }),
    );
    assert.ok(renders);
    assert.match(said.join(), /^not checked: .* more than 10000 ways to judge one value/);
  });

  it('has too many keywords: that is told, unless the values fit without it being compiled', () => {
    const properties = (form: object) =>
      JSON.stringify({
        properties: Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`k${index}`, form])),
      });
    assert.match(findings(properties({ minLength: 1 })).said.join(), /more than 15000 keywords/);
    assert.deepEqual(findings(properties({ type: 'string' })), { renders: true, said: [] });
  });
});
