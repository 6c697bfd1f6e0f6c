import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { loadChart } from '../../../../server/src/core/helm/chart/load-chart';
import { mergeValues } from '../../../../server/src/core/helm/chart/render-chart';
import { templateFiles } from '../../../../server/src/core/helm/chart/scopes';
import { useChart } from '../../../../server/src/core/helm/chart/used-chart';
import { ParseCache } from '../../../../server/src/core/helm/evaluate/parse-cache';
import { renderTemplates } from '../../../../server/src/core/helm/evaluate/render';
import { type HelmVersion, helmVersions, profiles } from '../../../../server/src/core/helm/profile';
import { chartOf } from '../../../support/chart-files';

/** What a release of Helm makes of a template; recorded by scripts/record-helm-results.mjs. */
interface Result {
  readonly output?: string;
  readonly error?: string;
}

type Case = Result & { readonly template: string } & Readonly<Partial<Record<HelmVersion, Result>>>;

const fixtures = 'test/fixtures/helm';
const texts = Object.fromEntries(
  readdirSync(`${fixtures}/chart`).map((name) => [name, readFileSync(`${fixtures}/chart/${name}`, 'utf8')]),
);

describe('templates render as real Helm renders them:', () => {
  for (const file of readdirSync(`${fixtures}/recorded`)) {
    const cases: readonly Case[] = parse(readFileSync(`${fixtures}/recorded/${file}`, 'utf8'));
    for (const helm of helmVersions) {
      it(`${file.replace('.yaml', '')} (${helm})`, () => {
        const cache = new ParseCache(profiles[helm]);
        const expected = cases.map((one) => line(one.template, one[helm] ?? one));
        const actual = cases.map((one) => line(one.template, render(one.template, helm, cache)));
        assert.deepEqual(actual, expected);
      });
    }
  }
});

const line = (template: string, { output, error }: Result): string =>
  `${template} → ${error === undefined ? JSON.stringify(output) : `error: ${error}`}`;

const { files, root } = chartOf({
  ...texts,
  'templates/_t.tpl': '',
  'templates/a.yaml': 'x: {{ include "c/templates/_t.tpl" . | b64enc }}\n',
});
const { chart } = loadChart(files, root);

/** In the chart that the recorder uses; the template is a partial, so that its output may be any text. */
function render(template: string, helm: HelmVersion, cache: ParseCache): Result {
  assert.ok(chart);
  const used = useChart(chart, false);
  const merged = mergeValues(used, { helm });
  assert.ok('values' in merged);
  const profile = profiles[helm];
  const found = templateFiles(used, merged.values, { name: 'rel', namespace: 'ns' }, profile);
  const templates = found.map((file) => (file.name.endsWith('_t.tpl') ? { ...file, text: template } : file));
  const result = renderTemplates({ templates, profile, cache });
  const [error] = result.errors;
  if (error !== undefined) return { error: shortened(error.detail) };
  return { output: Buffer.from(result.templates[0]?.text?.text.slice(3) ?? '', 'base64').toString() };
}

/** Without the way from the file to the partial, which the recorder leaves out too. */
const shortened = (detail: string): string =>
  detail.replace(/^template: .*?: error calling include: /, '').trim();
