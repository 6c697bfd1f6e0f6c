import { say } from '../../text/message';
import { renderTemplates } from '../evaluate/render';
import type { RenderedTemplate, RenderInput } from '../evaluate/render-types';
import { originsOf } from '../evaluate/segments';
import type { TracedString } from '../evaluate/traced-string';
import { type Dict, dict, sourcesOf, type Value } from '../evaluate/value';
import { type HelmVersion, hasArrived, profiles } from '../profile';
import type { Chart, ChartProblem } from './chart';
import { coalesceValues, ValuesMismatch } from './coalesce';
import {
  type DependencyOptions,
  isCompatible,
  missingDependencies,
  processDependencies,
} from './dependencies';
import { checkDocuments } from './document-check';
import { isNotes, type RenderedDocument, sortedDocuments } from './documents';
import type { LoadedChart } from './load-chart';
import { spanOf } from './metadata-check';
import { OutputReader } from './output-reader';
import { checkSchemas, isMismatch } from './schema-check';
import { type Release, templateFiles } from './scopes';
import { unreadFile } from './unread-files';
import { type UsedChart, useChart } from './used-chart';

export interface RenderOptions {
  readonly helm: HelmVersion;
  /** `release-name` in `default` when absent. */
  readonly release?: Release;
  /** Values over those of the chart, as `-f` and `--set` give them; see set-values.ts. */
  readonly values?: Dict;
  /** As `helm lint` renders: `required` and `fail` let go on. */
  readonly lint?: boolean;
  /**
   * Renders as much as can be: errors are reported, but cost one template only, and what Helm checks beforehand does not
   * end all. Switches such as `metrics.enabled: false` are turned on, so that branches are seen which the defaults never reach.
   */
  readonly flagsOn?: boolean;
  /** As with `flagsOn`, but with the switches as they are. */
  readonly tolerant?: boolean;
  /** Whether the documents are parsed and checked as Helm does before it prints them; true when absent. It costs about as much as the rendering. */
  readonly checkOutput?: boolean;
  /** A rendering of the chart before an edit: documents that come out the same are not parsed again. */
  readonly earlier?: RenderedChart;
  /** Limits, what is spent of them, clock and cache of the template engine. */
  readonly engine?: Pick<RenderInput, 'limits' | 'clock' | 'cache' | 'spent'>;
}

/** What a chart renders to. */
export interface RenderedChart {
  /** As `helm template` prints them; empty after an error unless the rendering was tolerant. */
  readonly documents: readonly RenderedDocument[];
  /** The root chart's NOTES.txt. */
  readonly notes: TracedString | undefined;
  /** Every template's output. */
  readonly templates: readonly RenderedTemplate[];
  /** The first is the one that Helm reports; empty exactly when Helm renders. */
  readonly problems: readonly ChartProblem[];
  /** What `.Values` of the root chart holds; undefined when values could not be merged. */
  readonly values: Dict | undefined;
}

/** Renders a chart as `helm template` does, with subcharts, conditions, schemas and all its reasons to refuse. */
export function renderChart(loaded: LoadedChart, options: RenderOptions): RenderedChart {
  const { chart } = loaded;
  const problems = loaded.problems.filter(({ since }) => hasArrived(since, options.helm));
  const goesOn = options.flagsOn === true || options.tolerant === true;
  const isUnread = problems.some(({ code }) => code === unreadFile);
  if (!chart || isUnread || (problems.length > 0 && !goesOn)) return refused(problems);
  const used = useChart(chart, options.flagsOn === true);
  const beforehand = [...problems, ...notInstallable(used, options)];
  if (beforehand.length > 0 && !goesOn) return refused(beforehand);
  const merged = mergeValues(used, options);
  if (!('values' in merged)) return refused([...beforehand, merged]);
  const found = [
    ...beforehand,
    ...checkSchemas(used, merged.values).filter(isMismatch),
    ...wrongKubernetes(chart, options.helm),
  ];
  if (found.length > 0 && !goesOn) return { ...refused(found), values: merged.values };
  return renderUsed(used, merged.values, found, options);
}

const refused = (problems: readonly ChartProblem[]): RenderedChart => ({
  documents: [],
  notes: undefined,
  templates: [],
  problems,
  values: undefined,
});

/** Values as `.Values` will hold them: subcharts chosen, imports made. Changes `used`. */
export function mergeValues(
  used: UsedChart,
  { helm, values = dict(), flagsOn = false }: RenderOptions,
): { readonly values: Dict } | ChartProblem {
  const options: DependencyOptions = { helm, values, flagsOn };
  try {
    processDependencies(used, options);
    return { values: coalesceValues(used, values, { keepNil: false, helm }) };
  } catch (error) {
    if (error instanceof ValuesMismatch) return mismatchProblem(error, used);
    throw error;
  }
}

function renderUsed(
  used: UsedChart,
  values: Dict,
  found: readonly ChartProblem[],
  options: RenderOptions,
): RenderedChart {
  const { helm, release = { name: 'release-name', namespace: 'default' }, lint = false } = options;
  const profile = profiles[helm];
  const { templates, errors, budget } = renderTemplates({
    templates: templateFiles(used, values, release, profile),
    profile,
    // `required` and `fail` speak of combinations of values that nobody chose here.
    lint: lint || options.flagsOn === true,
    tolerant: options.flagsOn === true || options.tolerant === true,
    ...options.engine,
  });
  const reader = new OutputReader(budget);
  const documents = sortedDocuments(templates, helm, reader, options.earlier?.documents);
  const checked = options.checkOutput === false ? [] : checkDocuments(documents);
  const faults = [...checked, ...reader.problems];
  const goesOn = options.flagsOn === true || options.tolerant === true;
  const notes = templates.find(({ name }) => name === `${used.name.text}/templates/NOTES.txt`);
  return {
    documents: faults.length === 0 || goesOn ? documents : [],
    notes: notes?.text,
    templates: templates.filter(({ name }) => !isNotes(name)),
    problems: [...found, ...errors, ...faults],
    values,
  };
}

function notInstallable(used: UsedChart, { lint }: RenderOptions): readonly ChartProblem[] {
  if (lint) return [];
  const { type } = used.chart.metadata;
  if (type.text === 'library')
    return [
      {
        code: 'library-chart',
        message: say('A library chart cannot be installed.', 'library 类型的 chart 不能安装。'),
        file: 'Chart.yaml',
        span: spanOf(type),
        detail: 'library charts are not installable',
      },
    ];
  return missingDependencies(used).map(({ dependency }) => ({
    code: 'missing-dependency',
    message: say(
      '“charts” lacks the dependency “{name}”. Run “helm dependency update”, or remove the entry.',
      'charts 目录缺少依赖“{name}”。请执行 helm dependency update，或删除该依赖项。',
      { name: dependency.name.text },
    ),
    file: dependency.file,
    span: dependency.node?.span ?? spanOf(dependency.name),
    detail: `found in Chart.yaml, but missing in charts/ directory: ${dependency.name.text}`,
  }));
}

function wrongKubernetes({ metadata: { kubeVersion } }: Chart, helm: HelmVersion): readonly ChartProblem[] {
  const assumed = profiles[helm].kubeVersion;
  if (kubeVersion.text === '' || isCompatible(kubeVersion.text, assumed, helm)) return [];
  return [
    {
      code: 'incompatible-kubernetes',
      message: say(
        'The chart wants Kubernetes “{range}”; Helm {helm} renders for {assumed}.',
        'chart 要求 Kubernetes“{range}”，而 Helm {helm} 按 {assumed} 渲染。',
        { range: kubeVersion.text, helm, assumed },
      ),
      file: 'Chart.yaml',
      span: spanOf(kubeVersion),
      detail: `chart requires kubeVersion: ${kubeVersion.text} which is incompatible with Kubernetes ${assumed}`,
    },
  ];
}

function mismatchProblem({ key, value }: ValuesMismatch, used: UsedChart): ChartProblem {
  const origin = originsOf(sourcesOf(value))[0];
  const place = origin?.kind === 'values' ? origin : undefined;
  return {
    code: 'values-mismatch',
    message: say(
      '“{key}” must be a map: it holds the values of the subchart “{key}”.',
      '“{key}”应为映射：它保存子 chart“{key}”的 values。',
      { key },
    ),
    file: place?.file ?? used.chart.values?.path ?? 'values.yaml',
    span: place?.span,
    detail: `type mismatch on ${key}: ${describe(value)}`,
  };
}

/** As Go's `%t` shows what is no boolean. */
const describe = (value: Value): string => `%!t(${value.kind}=…)`;
