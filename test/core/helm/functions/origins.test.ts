import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadChart } from '../../../../server/src/core/helm/chart/load-chart';
import { renderChart } from '../../../../server/src/core/helm/chart/render-chart';
import { segmentsOf } from '../../../../server/src/core/helm/evaluate/segments';
import { chartOf } from '../../../support/chart-files';

const values = 'repo: registry.example.com/library/etcd\ntag: v3.5\nports: [2379, 2380]\n';

describe('what functions make keeps the origins of what they were given:', () => {
  for (const [action, expected] of [
    ['base .Values.repo', 'etcd←repo@29'],
    ['dir .Values.repo', 'registry.example.com/library←repo@0'],
    ['ext .Values.tag', '.5←tag@2'],
    ['regexFind "[a-z]+/" .Values.repo', 'com/←repo@17'],
    ['regexReplaceAll "^v" .Values.tag ""', '3.5←tag@1'],
    ['regexReplaceAll "(v)(.*)" .Values.tag "${2}-${1}"', '3.5←tag@1 -←template v←tag@0'],
    ['regexSplit "/" .Values.repo -1 | last', 'etcd←repo@29'],
    ['first (list .Values.tag "x")', 'v3.5←tag@0'],
    ['(merge (dict) (dict "t" .Values.tag)).t', 'v3.5←tag@0'],
    ['get (pick .Values "tag") "tag"', 'v3.5←tag@0'],
    ['dig "a" .Values.tag (dict)', 'v3.5←tag@0'],
    ['index (deepCopy .Values.ports) 1', '2380←ports.1@0'],
    ['toString (index .Values.ports 0)', '2379←ports.0@0'],
    ['add (index .Values.ports 0) 1', '2380←ports.0,template'],
    ['b64enc .Values.tag', 'djMuNQ==←tag'],
    ['sha256sum .Values.tag | trunc 4', '580d←tag'],
    ['(semver "1.2.3").Major', '1←template'],
    ['(urlParse (printf "http://%s" .Values.repo)).host', 'registry.example.com←template,repo'],
    ['date "2006" 0', '1970←template'],
    ['(dict "t" .Values.tag "p" .Values.ports | toJson | fromJson).t', 'v3.5←tag@0'],
    ['(list .Values.ports | toJson | fromJsonArray | first | last)', '2380←ports.1@0'],
    ['(dict "t" .Values.tag "r" "<" | toJson | fromJson).r', '<←'],
    ['(dict "p" .Values.ports "r" .Values.repo | toJson | fromJson).p | first | int', '2379←ports.0@0'],
    [
      'add 1 (index (dict "p" .Values.ports "r" .Values.repo | toJson | fromJson).p 0)',
      '2380←template,ports.0',
    ],
    ['(toYaml .Values | fromYaml).tag', 'v3.5←tag@0'],
    ['randAlphaNum 3', 'abc←'],
  ] as const)
    it(action, () => assert.equal(traceOf(action), expected));
});

/** The text of an action in pieces, each with the values paths (and the offset in the scalar) that it comes from. */
function traceOf(action: string): string {
  const { files, root } = chartOf({
    'Chart.yaml': 'apiVersion: v2\nname: c\nversion: 1.0.0\n',
    'values.yaml': values,
    'templates/a.yaml': `{{ ${action} }}`,
  });
  const { templates, problems } = renderChart(loadChart(files, root), { helm: '3.17.3', checkOutput: false });
  const text = templates[0]?.text;
  assert.ok(text, problems[0]?.detail);
  return segmentsOf(text)
    .map(({ start, end, origins, at }) => {
      const names = origins.map((origin) => (origin.kind === 'values' ? origin.path.join('.') : origin.kind));
      const place = at === undefined || names[0] === 'template' ? '' : `@${at}`;
      return `${text.text.slice(start, end)}←${names.join(',')}${place}`;
    })
    .join(' ');
}
