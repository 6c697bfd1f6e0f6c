import type { ChartProblem } from '../../core/helm/chart/chart';
import { loadChart } from '../../core/helm/chart/load-chart';
import { renderChart } from '../../core/helm/chart/render-chart';
import { type OpenedChart, openChart } from '../../node/open-chart';
import { placedText } from '../reporters/placed-text';
import type { ExitStatus, Session } from '../session';
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
    err.write(`${placedText(placedIn(chart, path, problem), locale, err).join('\n')}\n`);
  }
  return problems.length > 0 ? 1 : 0;
}

/** A chart's problem with the path at which the user finds the file. */
export function placedIn({ files, root }: OpenedChart, path: string, problem: ChartProblem) {
  const { file, span, message, code } = problem;
  const inside = root === '' ? file : `${root}/${file}`;
  const shown = root === '' ? `${path.replace(/[\\/]+$/, '')}/${file}` : `${path}!/${inside}`;
  return {
    path: shown,
    file: files.get(inside),
    span,
    severity: 'error' as const,
    message,
    code: `helm/${code}`,
  };
}
