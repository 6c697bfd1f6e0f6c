import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lintChart } from '../../../../server/src/core/helm/lint/lint-chart';
import { isEmail, isRequestUrl, isWebAddress } from '../../../../server/src/core/helm/lint/web-address';
import type { HelmVersion } from '../../../../server/src/core/helm/profile';
import { chartOf } from '../../../support/chart-files';

const chart = 'apiVersion: v2\nname: shop\nversion: 1.0.0\nicon: https://example.com/i.png\n';
const sound = {
  'Chart.yaml': chart,
  'values.yaml': '',
  'templates/a.yaml': 'kind: A\nmetadata: { name: a }\n',
};

describe('helm lint, rule by rule', () => {
  const cases: readonly (readonly [Texts, string])[] = [
    [{ 'Chart.yaml': 'name: [a]\n' }, 'L2 error Chart.yaml “[a]”'],
    [{ 'Chart.yaml': chart.replace('name: shop', 'x: 1') }, 'L3 error Chart.yaml'],
    [{ 'Chart.yaml': chart.replace('v2', 'v3') }, 'L4 error Chart.yaml “v3”'],
    [{ 'Chart.yaml': chart.replace('1.0.0', '1.0') }, 'L5 error Chart.yaml “1.0”'],
    [{ 'Chart.yaml': chart.replace('1.0.0', 'one') }, 'L6 error Chart.yaml “one”'],
    [{ 'Chart.yaml': `${chart}appVersion: 1.10\n` }, 'L7 error Chart.yaml “1.10”'],
    [{ 'Chart.yaml': `${chart}maintainers: [{ name: a, email: nobody }]\n` }, 'L8 error Chart.yaml “nobody”'],
    [{ 'Chart.yaml': `${chart}sources: [here]\n` }, 'L9 error Chart.yaml “here”'],
    [{ 'Chart.yaml': chart.replace(/icon.*\n/, '') }, 'L10 information Chart.yaml'],
    [{ 'Chart.yaml': chart.replace(/https.*/, 'icon.png') }, 'L11 error Chart.yaml “icon.png”'],
    [
      { 'Chart.yaml': `${chart.replace('v2', 'v1')}type: application\n` },
      'L12 error Chart.yaml “application”',
    ],
    [
      { 'Chart.yaml': `${chart.replace('v2', 'v1')}dependencies: [{ name: r, version: 1 }]\n` },
      'L13 error Chart.yaml “{ name: r, version: 1 }”',
    ],
    [{ 'values.yaml': 'a: [\n' }, 'L21 error values.yaml'],
    [
      { 'values.yaml': 'a: b\n', 'values.schema.json': '{"properties":{"a":{"type":"object"}}}' },
      'L22 error values.yaml “b”',
    ],
    [{ 'charts/README.md': 'x' }, 'L31 error charts/README.md'],
    [{ 'templates/a.yaml': 'a: {{ .Values.b.c }}' }, 'L33 error templates/a.yaml “.Values.b.c”'],
    [{ 'templates/b.json': '{}' }, 'L34 error templates/b.json'],
    [
      { 'templates/a.yaml': 'x: {helm.sh/hook: crd-install}\nmetadata: {name: a}' },
      'L35 warning templates/a.yaml “helm.sh/hook: crd-install”',
    ],
    [{ 'templates/_a.tpl': '{{/* .Release.Time */}}' }, 'L36 error templates/_a.tpl “.Release.Time”'],
    [{ 'templates/a.yaml': '\n  metadata: {name: a}' }, 'L37 warning templates/a.yaml “m”'],
    [{ 'templates/a.yaml': 'a: b: c' }, 'L38 error templates/a.yaml “b”'],
    [{ 'templates/a.yaml': 'kind: A\nmetadata: {name: A_b}' }, 'L39 warning templates/a.yaml “A”'],
    [
      { 'templates/a.yaml': 'apiVersion: batch/v1beta1\nkind: CronJob\nmetadata: {name: a}' },
      'L40 warning templates/a.yaml “b”',
    ],
    [{ 'templates/a.yaml': 'kind: Deployment\nmetadata: {name: a}' }, 'L41 error templates/a.yaml “D”'],
    [
      {
        'templates/a.yaml':
          'kind: List\nmetadata: {name: a}\nitems: [{metadata: {annotations: {helm.sh/resource-policy: keep}}}]',
      },
      'L42 error templates/a.yaml “k”',
    ],
    [{ 'charts/r/Chart.yaml': chart }, 'L51 error Chart.yaml'],
    [{ 'Chart.yaml': `${chart}dependencies: [{ name: r, version: 1 }]\n` }, 'L52 warning Chart.yaml “r”'],
  ];
  for (const [texts, expected] of cases)
    it(expected, () => {
      const all = { ...sound, ...texts };
      assert.ok(
        lint(all, '3.17.3').some((found) => found.startsWith(expected)),
        lint(all, '3.17.3').join('\n'),
      );
    });

  it('says nothing of a sound chart', () => {
    for (const helm of ['3.5.4', '3.17.3'] as const) assert.deepEqual(lint(sound, helm), []);
  });

  it('minds what the release minds', () => {
    const failing = { ...sound, 'templates/b.yaml': 'a: {{ fail "no" }}\nmetadata: {name: a}' };
    assert.deepEqual(lint(failing, '3.5.4'), ['L33 error templates/b.yaml “fail "no"”']);
    assert.deepEqual(lint(failing, '3.17.3'), []);
    const { 'templates/a.yaml': _, ...bare } = sound;
    assert.deepEqual(lint(bare, '3.5.4'), ['L30 warning templates']);
    assert.deepEqual(lint({ 'Chart.yaml': chart }, '3.17.3'), ['L20 information values.yaml']);
  });

  it('points into values.yaml when a value is at fault', () => {
    const texts = {
      ...sound,
      'values.yaml': 'name: A_b\n',
      'templates/a.yaml': 'metadata: {name: {{ .Values.name }}}',
    };
    assert.deepEqual(lint(texts, '3.17.3'), ['L39 warning values.yaml “A_b”']);
  });
});

describe('addresses as Helm takes them', () => {
  it('URLs', () => {
    for (const url of ['https://example.com', 'file://x.png', 'mailto:a', 'http://x'])
      assert.ok(isRequestUrl(url), url);
    for (const url of ['', '/x', 'foo', 'git@github.com:a/b', 'http://a b/'])
      assert.ok(!isRequestUrl(url), url);
  });

  it('web addresses', () => {
    for (const url of ['https://example.com/a?b#c', 'example.com', 'http://localhost:80'])
      assert.ok(isWebAddress(url), url);
    for (const url of ['foo', 'http://foo bar', '.com', 'a']) assert.ok(!isWebAddress(url), url);
  });

  it('e-mail', () => {
    for (const email of ['a@b.co', 'first.last+tag@sub.example.org', '张@例子.中国'])
      assert.ok(isEmail(email), email);
    for (const email of ['foo', 'a@b', '@b.co', 'a b@c.de']) assert.ok(!isEmail(email), email);
  });
});

type Texts = Readonly<Record<string, string>>;

function lint(texts: Texts, helm: HelmVersion): readonly string[] {
  const { files, root } = chartOf(texts);
  return lintChart(files, root, { helm }).map(({ code, severity, file, span }) => {
    const text = span ? ` “${texts[file]?.slice(span.start, span.end)}”` : '';
    return `${code} ${severity} ${file}${text}`;
  });
}
