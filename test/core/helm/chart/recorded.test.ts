import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { loadChart } from '../../../../server/src/core/helm/chart/load-chart';
import { renderChart } from '../../../../server/src/core/helm/chart/render-chart';
import { SetSyntaxError, setValues } from '../../../../server/src/core/helm/chart/set-values';
import { type Dict, dict } from '../../../../server/src/core/helm/evaluate/value';
import { lintChart } from '../../../../server/src/core/helm/lint/lint-chart';
import { type HelmVersion, helmVersions } from '../../../../server/src/core/helm/profile';
import { chartOf } from '../../../support/chart-files';

type PerVersion<T> = T | Readonly<Record<HelmVersion, T>>;

/** A chart and what both releases of Helm make of it; recorded by scripts/record-helm-charts.mjs. */
interface Case {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly set?: readonly string[];
  readonly template: PerVersion<{ readonly output?: string; readonly error?: string }>;
  readonly lint: PerVersion<{ readonly passes: boolean; readonly says: readonly string[] }>;
}

const fixtures = 'test/fixtures/helm/charts';

describe('charts are rendered and judged as real Helm does:', () => {
  for (const file of readdirSync(fixtures)) {
    const cases: readonly Case[] = parse(readFileSync(`${fixtures}/${file}`, 'utf8'));
    for (const helm of helmVersions) {
      it(`${file.replace('.yaml', '')} (${helm})`, () => {
        const expected = cases.map((one) => [
          one.name,
          outcome(resultOf(one.template, helm)),
          resultOf(one.lint, helm).passes,
        ]);
        const actual = cases.map((one) => [one.name, rendered(one, helm), passesLint(one, helm)]);
        assert.deepEqual(actual, expected);
      });
    }
  }
});

function resultOf<T extends object>(result: PerVersion<T>, helm: HelmVersion): T {
  return helm in result ? (result as Readonly<Record<HelmVersion, T>>)[helm] : (result as T);
}

/** Which of its reasons Helm names first is not compared: the words differ. */
const outcome = ({ output }: { readonly output?: string }): string =>
  // Helm begins with an empty line when nothing but hooks is rendered.
  output?.replace(/^\n/, '') ?? 'refused';

function rendered(one: Case, helm: HelmVersion): string {
  const { files, root } = chartOf(one.files);
  const values = valuesOf(one);
  if (!values) return 'refused';
  const release = { name: 'rel', namespace: 'ns' };
  const { documents, problems } = renderChart(loadChart(files, root), { helm, release, values });
  if (problems.length > 0) return 'refused';
  return documents.map(({ template, text }) => `---\n# Source: ${template}\n${text.text}\n`).join('');
}

function passesLint(one: Case, helm: HelmVersion): boolean {
  const { files, root } = chartOf(one.files);
  const values = valuesOf(one);
  if (!values) return false;
  return !lintChart(files, root, { helm, namespace: 'ns', values }).some(
    ({ severity }) => severity === 'error',
  );
}

function valuesOf({ set = [] }: Case): Dict | undefined {
  const values = dict();
  try {
    for (const text of set) setValues(values, text);
    return values;
  } catch (error) {
    if (error instanceof SetSyntaxError) return undefined;
    throw error;
  }
}
