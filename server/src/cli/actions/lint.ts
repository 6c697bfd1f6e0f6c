import { lintChart } from '../../core/helm/lint/lint-chart';
import { say, show } from '../../core/text/message';
import { openChart } from '../../node/open-chart';
import { placedText } from '../reporters/placed-text';
import type { ExitStatus, Session } from '../session';
import { placedIn } from './chart-places';
import { givenValues, type ValueOptions } from './chart-values';

/** The options of `oscpkg lint`. */
export interface LintOptions extends ValueOptions {
  readonly strict?: boolean;
}

/** Prints what `helm lint` says of a chart; the exit status is 1 when it fails. */
export async function lint(
  path: string,
  options: LintOptions,
  { out, locale }: Session,
): Promise<ExitStatus> {
  const chart = await openChart(path);
  const findings = lintChart(chart.files, chart.root, {
    helm: options.helmVersion,
    namespace: options.namespace,
    values: await givenValues(options),
  });
  for (const { severity, code, ...finding } of findings) {
    const placed = { ...placedIn(chart, path, finding), severity, code: `helm lint ${code}` };
    out.write(`${placedText(placed, locale, out).join('\n')}\n`);
  }
  const failing = findings.filter(
    ({ severity }) => severity === 'error' || (options.strict && severity === 'warning'),
  );
  const verdict =
    failing.length === 0 ? passes(options.helmVersion) : fails(options.helmVersion, failing.length);
  const color = failing.length === 0 ? out.colors.green : out.colors.red;
  out.write(`${findings.length > 0 ? '\n' : ''}${color(show(verdict, locale))}\n`);
  return failing.length === 0 ? 0 : 1;
}

const passes = (helm: string) =>
  say('Passes the lint of Helm {helm}.', '通过 Helm {helm} 的 lint 检查。', { helm });

const fails = (helm: string, count: number) =>
  say(
    'Fails the lint of Helm {helm}: {count} to repair.',
    '未通过 Helm {helm} 的 lint 检查：有 {count} 处需要修改。',
    {
      helm,
      count,
    },
  );
