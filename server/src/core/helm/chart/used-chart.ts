import type { PathPart } from '../evaluate/origin';
import { type TracedString, traced } from '../evaluate/traced-string';
import { type Dict, dict, type Value } from '../evaluate/value';
import { valueOfYaml } from '../evaluate/yaml-value';
import type { Chart, ChartFile } from './chart';
import { deepCopy } from './deep-copy';
import type { Dependency } from './metadata';

/** A chart at its place in one rendering: its values are its own and may be changed, its subcharts are those in use. */
export interface UsedChart {
  readonly chart: Chart;
  /** The alias under which it is used, or its name. */
  readonly name: TracedString;
  /** The keys that lead to its values from the top of the root chart's values. */
  readonly place: readonly string[];
  values: Dict;
  dependencies: UsedChart[];
  /** What it asks for; those that are switched off are taken out. */
  declared: DeclaredDependency[];
}

/** A dependency while it is being decided whether it is in use. */
export interface DeclaredDependency {
  readonly dependency: Dependency;
  /** The alias, or the name. */
  readonly name: string;
  enabled: boolean;
}

/** The chart and all charts below it with fresh values; nothing is switched off yet. */
export function useChart(chart: Chart, flagsOn: boolean): UsedChart {
  return useAt(chart, chart.metadata.name, [], flagsOn);
}

/** The same chart again at another place, as an alias asks for it. */
export function useAt(
  chart: Chart,
  name: TracedString,
  place: readonly string[],
  flagsOn: boolean,
): UsedChart {
  return {
    chart,
    name,
    place,
    values: ownValues(chart.values, place, flagsOn),
    dependencies: chart.dependencies.map((one) =>
      useAt(one, one.metadata.name, [...place, one.name], flagsOn),
    ),
    declared: chart.metadata.dependencies.map((dependency) => ({
      dependency,
      name: dependency.name.text,
      enabled: true,
    })),
  };
}

/** What a values file says; its scalars know where they stand. With `flagsOn` switches such as `enabled: false` are true. */
export function ownValues(file: ChartFile | undefined, place: readonly string[], flagsOn: boolean): Dict {
  if (!file) return dict();
  const values = deepCopy(readOnce(file, place));
  if (flagsOn) switchOn(values);
  return values;
}

/** A values file as it is at a place in the root chart: read for the first rendering, and copied for all, which change it. */
function readOnce(file: ChartFile, place: readonly string[]): Dict {
  const known = file.source.derived(noneRead);
  const key = JSON.stringify([file.path, place]);
  const values = known.get(key) ?? readValues(file, place);
  known.set(key, values);
  return values;
}

const noneRead = () => new Map<string, Dict>();

function readValues({ source, path: file }: ChartFile, place: readonly string[]): Dict {
  const value = valueOfYaml(source.yaml.root, (scalar, path) =>
    traced(scalar.text, {
      kind: 'values',
      file,
      path,
      span: scalar.span,
      rootPath: rootPath(place, path),
    }),
  );
  return value.kind === 'dict' ? value : dict();
}

/** Globals are the same for all charts: the root chart's win. */
const rootPath = (place: readonly string[], path: readonly PathPart[]): readonly PathPart[] =>
  place.length === 0 || path[0] === 'global' ? path : [...place, ...path];

const flagName =
  /(?:^|[-_])(?:[eE]nabled?|[cC]reate|[iI]nstall|[dD]eploy)$|[a-z0-9](?:Enabled?|Create|Install|Deploy)$|^(?:create|install|deploy|enable)[A-Z]/;

function switchOn(values: Dict): void {
  for (const [key, value] of values.entries) {
    if (value.kind === 'bool' && !value.value && flagName.test(key))
      values.entries.set(key, { ...value, value: true });
    else switchOnInside(value);
  }
}

function switchOnInside(value: Value): void {
  if (value.kind === 'dict') switchOn(value);
  else if (value.kind === 'list') value.items.forEach(switchOnInside);
}
