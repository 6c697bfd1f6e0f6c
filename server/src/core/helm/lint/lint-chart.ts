import type { FileSet } from '../../package/source-file';
import { say } from '../../text/message';
import type { Chart, ChartProblem } from '../chart/chart';
import { coalesceValues, ValuesMismatch } from '../chart/coalesce';
import { processDependencies } from '../chart/dependencies';
import { type LoadedChart, loadChart } from '../chart/load-chart';
import { OutputReader } from '../chart/output-reader';
import { checkSchema, checkSchemas, isMismatch, uncheckedSchema } from '../chart/schema-check';
import { templateFiles } from '../chart/scopes';
import { unreadFile } from '../chart/unread-files';
import { ownValues, type UsedChart, useChart } from '../chart/used-chart';
import { gaveUp } from '../evaluate/budget';
import { renderTemplates } from '../evaluate/render';
import type { RenderInput, RenderResult } from '../evaluate/render-types';
import { type Dict, dict } from '../evaluate/value';
import { type HelmVersion, hasArrived, profiles } from '../profile';
import { isUnreadable, lintChartFile } from './chart-file-rules';
import { lintDependencies } from './dependency-rules';
import type { LintFinding } from './finding';
import { lintRendered, lintTemplateFile } from './template-rules';

export interface LintOptions {
  readonly helm: HelmVersion;
  readonly namespace?: string;
  /** Values over those of the chart; see set-values.ts. */
  readonly values?: Dict;
  /** Limits, what is spent of them, clock and cache of the template engine. */
  readonly engine?: Pick<RenderInput, 'limits' | 'clock' | 'cache' | 'spent'>;
}

/** What `helm lint` says of the chart in a folder of a snapshot. It passes when there is no error among the findings. */
export function lintChart(files: FileSet, root: string, options: LintOptions): readonly LintFinding[] {
  const { helm, values = dict() } = options;
  const loaded = loadChart(files, root, true);
  const problems = loaded.problems.filter(({ since }) => hasArrived(since, helm));
  const prefix = root === '' ? '' : `${root}/`;
  const metadata = files.get(`${prefix}Chart.yaml`);
  if (!metadata) return problems.map((problem) => fromProblem(problem, 'L31'));
  const chartFile = { name: 'Chart.yaml', path: 'Chart.yaml', source: metadata };
  const aboutValues = lintValues(files, prefix, loaded, values);
  const said = { ...options, values, schemaSaid: aboutValues.some(({ code }) => code === 'L22') };
  return [
    ...lintChartFile(chartFile, problems, helm),
    ...aboutValues,
    ...lintTemplates(files, prefix, loaded, problems, said),
    ...(loaded.chart && problems.length === 0 ? lintDependencies(loaded.chart) : []),
  ];
}

const fromProblem = (problem: ChartProblem, code: string): LintFinding => ({
  code,
  severity: isMismatch(problem) ? 'error' : 'information',
  file: problem.file,
  span: problem.span,
  message: problem.message,
  ...((gaveUp(problem.code) || [unreadFile, uncheckedSchema].includes(problem.code)) && { gaveUp: true }),
});

/** L20 to L22. */
function lintValues(
  files: FileSet,
  prefix: string,
  { chart, problems }: LoadedChart,
  given: Dict,
): readonly LintFinding[] {
  const source = files.get(`${prefix}values.yaml`);
  if (!source) {
    const message = say('There is no values.yaml.', '没有 values.yaml 文件。');
    return [{ code: 'L20', severity: 'information', file: 'values.yaml', span: undefined, message }];
  }
  const unreadable = problems.find((problem) => problem.file === 'values.yaml' && isUnreadable(problem));
  if (unreadable) return [fromProblem(unreadable, 'L21')];
  if (!chart?.schema || chart.schema.source.size === 0) return [];
  const used = useChart(chart, false);
  const own = ownValues(chart.values, [], false);
  for (const [key, value] of given.entries) own.entries.set(key, value);
  return checkSchema(used, chart.schema, own).map((problem) => fromProblem(problem, 'L22'));
}

interface TemplateLintOptions extends LintOptions {
  readonly values: Dict;
  /** Whether L22 already tells where the chart's own values do not fit its schema. */
  readonly schemaSaid: boolean;
}

/** L30 to L42. */
function lintTemplates(
  files: FileSet,
  prefix: string,
  { chart }: LoadedChart,
  problems: readonly ChartProblem[],
  options: TemplateLintOptions,
): readonly LintFinding[] {
  const folder = templatesFolder(files, prefix, options.helm);
  if (!chart || problems.length > 0)
    return [...folder, ...problems.filter(isNotSaidElsewhere).map((problem) => fromProblem(problem, 'L31'))];
  const used = useChart(chart, false);
  const values = valuesToRender(used, options);
  if (!values) return folder;
  const aboutSchemas = checkSchemas(used, values);
  const isSaid = (one: ChartProblem) => options.schemaSaid && isOwnSchema(one, chart);
  const before = [
    ...folder,
    ...aboutSchemas.filter((one) => !isSaid(one)).map((one) => fromProblem(one, 'L32')),
  ];
  if (aboutSchemas.some(isMismatch)) return before;
  const rendered = render(used, values, options);
  if (rendered.errors.length > 0)
    return [...before, ...rendered.errors.slice(0, 1).map((error) => fromProblem(error, 'L33'))];
  return [...before, ...lintOutput(chart, rendered, options.helm)];
}

/** L30: only Helm 3.5.4 minds that there is none. */
function templatesFolder(files: FileSet, prefix: string, helm: HelmVersion): readonly LintFinding[] {
  const finding = (message: LintFinding['message']): readonly LintFinding[] => [
    { code: 'L30', severity: 'warning', file: 'templates', span: undefined, message },
  ];
  if (files.has(`${prefix}templates`))
    return finding(say('“templates” must be a folder.', '“templates”应为目录。'));
  if (helm !== '3.5.4' || [...files.keys()].some((path) => path.startsWith(`${prefix}templates/`))) return [];
  return finding(say('There is no folder “templates”.', '没有 templates 目录。'));
}

/** What the rules on Chart.yaml and values.yaml already say of the chart itself. */
const isNotSaidElsewhere = (problem: ChartProblem): boolean =>
  !['Chart.yaml', 'values.yaml'].includes(problem.file) ||
  !(isUnreadable(problem) || ['missing-metadata', 'invalid-version', 'invalid-name'].includes(problem.code));

/** A fault of the chart's own schema or of the values that it judges. */
const isOwnSchema = ({ file }: ChartProblem, { schema }: Chart): boolean =>
  file === 'values.yaml' || file === schema?.path;

/** Helm 3.5.4 lints with all subcharts, wanted or not; both merge twice, so that null in a chart's own values deletes. Values that cannot be merged end the lint without a word, as in Helm. */
function valuesToRender(
  used: UsedChart,
  { helm, values }: LintOptions & { readonly values: Dict },
): Dict | undefined {
  try {
    if (helm !== '3.5.4') processDependencies(used, { helm, values, flagsOn: false });
    const style = { keepNil: false, helm };
    return coalesceValues(used, coalesceValues(used, values, style), style);
  } catch (error) {
    if (error instanceof ValuesMismatch) return undefined;
    throw error;
  }
}

function render(
  used: UsedChart,
  values: Dict,
  { helm, namespace = 'default', engine }: LintOptions,
): RenderResult {
  const profile = profiles[helm];
  const release = { name: 'test-release', namespace };
  return renderTemplates({
    templates: templateFiles(used, values, release, profile),
    profile,
    lint: true,
    ...engine,
  });
}

function lintOutput(
  chart: Chart,
  { templates, budget }: RenderResult,
  helm: HelmVersion,
): readonly LintFinding[] {
  const reader = new OutputReader(budget);
  const outputs = new Map(templates.map(({ name, text }) => [name, text]));
  const findings = chart.templates.flatMap((file) => {
    const text = outputs.get(`${chart.name}/${file.name}`);
    return [...lintTemplateFile(file), ...(text ? lintRendered(file, text, helm, reader) : [])];
  });
  return [...findings, ...reader.problems.map((problem) => fromProblem(problem, 'L33'))];
}
