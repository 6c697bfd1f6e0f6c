import { type LoadedChart, loadChart } from '../helm/chart/load-chart';
import { type RenderedChart, type RenderOptions, renderChart } from '../helm/chart/render-chart';
import { overlay } from '../helm/chart/set-values';
import type { Spent } from '../helm/evaluate/limits';
import { ParseCache } from '../helm/evaluate/parse-cache';
import { traced } from '../helm/evaluate/traced-string';
import { type Dict, dict } from '../helm/evaluate/value';
import { valueOfYaml } from '../helm/evaluate/yaml-value';
import { type HelmVersion, profiles } from '../helm/profile';
import type { ChartSource } from '../package/chart-source';
import type { ServicePackage } from '../package/service-package';
import type { SourceFile } from '../package/source-file';

/** What the chart of a package renders to. Each rendering is made when it is first asked for and kept with the chart. */
export interface HelmRenderings {
  readonly loaded: LoadedChart;
  /** As the chosen Helm version renders it; with problems where that refuses. */
  readonly exact: RenderedChart;
  /** {@link exact}, or as much as can be rendered by the newest Helm where that refuses. */
  readonly plain: RenderedChart;
  /** With switches turned on and errors tolerated, for branches that the default values never reach. */
  readonly flagsOn: RenderedChart;
}

/** The newest Helm profile: reads every syntax, so it shows images where the chosen version refuses. */
const newest: HelmVersion = '3.17.3';

/** The name and namespace that charts are rendered with for checks. */
export const checkRelease = { name: 'rel', namespace: 'default' } as const;

/** The renderings of a package's chart; undefined when there is no chart. */
export function helmRenderings(pkg: ServicePackage): HelmRenderings | undefined {
  const { chart } = pkg;
  if (!chart) return undefined;
  const extra = pkg.settings.values.flatMap((path) => pkg.files.get(path) ?? []);
  const name = `renderings ${pkg.settings.helmVersion} ${pkg.renderTime} ${extra.map(({ path, version }) => `${path}@${version}`).join(' ')}`;
  const kept = chart.results.get(name);
  if (kept instanceof LazyRenderings) return kept;
  const made = new LazyRenderings(chart, pkg.settings.helmVersion, extra, pkg.renderTime);
  chart.results.set(name, made);
  return made;
}

class LazyRenderings implements HelmRenderings {
  readonly loaded: LoadedChart;
  private readonly made = new Map<string, RenderedChart>();

  constructor(
    private readonly chart: ChartSource,
    private readonly version: HelmVersion,
    private readonly extra: readonly SourceFile[],
    private readonly time: number | undefined,
  ) {
    this.loaded = loadChart(chart.files, chart.root);
  }

  get exact(): RenderedChart {
    return this.render('exact', { helm: this.version });
  }

  get plain(): RenderedChart {
    return this.exact.problems.length === 0
      ? this.exact
      : this.render('plain', { helm: newest, tolerant: true });
  }

  get flagsOn(): RenderedChart {
    return this.render('flagsOn', { helm: newest, flagsOn: true });
  }

  private render(name: string, options: RenderOptions): RenderedChart {
    const kept = this.made.get(name);
    if (kept) return kept;
    const cache = parseCache(this.chart, options.helm);
    const values = extraValues(this.extra);
    const rendered = renderChart(this.loaded, {
      ...options,
      values,
      release: checkRelease,
      engine: { cache, spent: spentOn(this.chart), ...limitsOf(this.time) },
    });
    this.made.set(name, rendered);
    return rendered;
  }
}

/** What the renderings of a chart have spent: they share the limits, so that all checks of a chart together are bounded. */
export function spentOn({ results }: ChartSource): Spent {
  const kept = results.get(spentName);
  if (kept instanceof SpentOn) return kept;
  const made = new SpentOn();
  results.set(spentName, made);
  return made;
}

/** Makes the renderings of a variant of a chart share the limits of the chart itself. */
export function shareSpent(chart: ChartSource, variant: ChartSource): void {
  variant.results.set(spentName, spentOn(chart));
}

const spentName = 'spent';

class SpentOn implements Spent {
  steps = 0;
  output = 0;
  gaveUp?: Spent['gaveUp'];
}

/** The limits of the engine for a package whose chart may take some milliseconds only. */
export const limitsOf = (milliseconds: number | undefined) =>
  milliseconds === undefined ? {} : { limits: { milliseconds } };

/** The templates that were parsed for a Helm version, in this and earlier versions of the chart; the newest reads every syntax. */
export function parseCache({ caches }: ChartSource, version: HelmVersion = newest): ParseCache {
  const kept = caches.get(version);
  if (kept instanceof ParseCache) return kept;
  const made = new ParseCache(profiles[version]);
  caches.set(version, made);
  return made;
}

/** Values files laid over one another, as several `-f` are. */
export function extraValues(files: readonly SourceFile[]): Dict {
  return files.reduce((values, file) => {
    const own = valueOfYaml(file.yaml.root, (scalar, path) =>
      traced(scalar.text, { kind: 'values', file: file.path, path, span: scalar.span, rootPath: path }),
    );
    return own.kind === 'dict' ? overlay(values, own) : values;
  }, dict());
}
