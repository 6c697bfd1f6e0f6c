import { loadChart } from '../../core/helm/chart/load-chart';
import { renderChart } from '../../core/helm/chart/render-chart';
import { openChart } from '../../node/open-chart';
import { placedText } from '../reporters/placed-text';
import type { ExitStatus, Session } from '../session';
import { placedIn } from './chart-places';
import { givenValues, type ValueOptions } from './chart-values';

/** The options of `oscpkg template`. */
export type TemplateOptions = ValueOptions;

/** Prints what a chart renders to; the exit status is 1 when Helm would refuse. */
export async function template(
  name: string,
  path: string,
  options: TemplateOptions,
  { out, err, locale }: Session,
): Promise<ExitStatus> {
  const chart = await openChart(path);
  const { documents, problems } = renderChart(loadChart(chart.files, chart.root), {
    helm: options.helmVersion,
    release: { name, namespace: options.namespace },
    values: await givenValues(options),
  });
  for (const { template, text } of documents) out.write(`---\n# Source: ${template}\n${text.text}\n`);
  for (const problem of problems) {
    const placed = {
      ...placedIn(chart, path, problem),
      severity: 'error',
      code: `helm/${problem.code}`,
    } as const;
    err.write(`${placedText(placed, locale, err).join('\n')}\n`);
  }
  return problems.length > 0 ? 1 : 0;
}
