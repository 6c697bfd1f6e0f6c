import { type Dict, dict, type Value } from '../evaluate/value';
import type { HelmVersion } from '../profile';
import { coalesceValues, mergeTables } from './coalesce';
import { deepCopy } from './deep-copy';
import { importValues } from './import-values';
import { parseVersion } from './semantic-version';
import { type DeclaredDependency, type UsedChart, useAt } from './used-chart';
import { type ConstraintDialect, parseConstraint } from './version-constraint';

/** What decides which subcharts are in use. */
export interface DependencyOptions {
  readonly helm: HelmVersion;
  /** Values of the user, over those of the chart. */
  readonly values: Dict;
  readonly flagsOn: boolean;
}

/** Applies aliases, conditions, tags and import-values to a chart and all below it (Helm's ProcessDependencies). Throws ValuesMismatch. */
export function processDependencies(root: UsedChart, options: DependencyOptions): void {
  selectDependencies(root, options.values, '', options);
  importAll(root, options.helm);
}

/** The names of declared dependencies that `charts/` lacks. */
export function missingDependencies(chart: UsedChart): readonly DeclaredDependency[] {
  const present = new Set(chart.dependencies.map(({ chart: { name } }) => name));
  return chart.declared.filter(({ dependency }) => !present.has(dependency.name.text));
}

/** Whether a version lies in a range, as Helm asks it of dependencies and of Kubernetes. */
export function isCompatible(range: string, version: string, helm: HelmVersion): boolean {
  const dialect: ConstraintDialect = helm === '3.5.4' ? 'semver 3.1' : 'semver 3.3';
  const parsed = parseVersion(version);
  return parsed !== undefined && parseConstraint(range, dialect)?.allows(parsed) === true;
}

function selectDependencies(chart: UsedChart, given: Dict, path: string, options: DependencyOptions): void {
  if (chart.declared.length === 0) return;
  chart.dependencies = [...undeclared(chart, options), ...aliased(chart, options)];
  chart.declared = chart.declared.map(({ dependency }) => ({
    dependency,
    name: dependency.alias.text || dependency.name.text,
    enabled: true,
  }));
  const values = coalesceValues(chart, given, { keepNil: false, helm: options.helm });
  for (const declared of chart.declared) decide(declared, values, path);
  const off = new Set(chart.declared.filter(({ enabled }) => !enabled).map(({ name }) => name));
  chart.dependencies = chart.dependencies.filter(({ name }) => !off.has(name.text));
  chart.declared = chart.declared.filter(({ name }) => !off.has(name));
  for (const subchart of chart.dependencies)
    selectDependencies(subchart, values, `${path}${subchart.name.text}.`, options);
}

function undeclared(chart: UsedChart, options: DependencyOptions): readonly UsedChart[] {
  return chart.dependencies.filter(
    (present) => !chart.declared.some((declared) => fits(present, declared, options)),
  );
}

function aliased(chart: UsedChart, options: DependencyOptions): readonly UsedChart[] {
  return chart.declared.flatMap((declared) => {
    const present = chart.dependencies.find((one) => fits(one, declared, options));
    if (!present) return [];
    const { alias } = declared.dependency;
    if (alias.text === '') return [present];
    return [useAt(present.chart, alias, [...chart.place, alias.text], options.flagsOn)];
  });
}

const fits = (present: UsedChart, { dependency }: DeclaredDependency, { helm }: DependencyOptions): boolean =>
  present.chart.name === dependency.name.text &&
  isCompatible(dependency.version.text, present.chart.metadata.version.text, helm);

/** Tags switch off unless one of them is true; the first condition that says something decides over them. */
function decide(declared: DeclaredDependency, values: Dict, path: string): void {
  const { dependency } = declared;
  const tags = values.entries.get('tags');
  if (tags?.kind === 'dict') {
    const said = dependency.tags
      .map(({ text }) => tags.entries.get(text))
      .filter((tag) => tag?.kind === 'bool');
    declared.enabled = said.length === 0 || said.some((tag) => tag?.kind === 'bool' && tag.value);
  }
  for (const condition of dependency.condition.text.trim().split(',')) {
    const value = condition === '' ? undefined : valueAt(values, `${path}${condition}`);
    if (value?.kind !== 'bool') continue;
    declared.enabled = value.value;
    return;
  }
}

function valueAt(values: Dict, path: string): Value | undefined {
  const parts = path.split('.');
  const last = parts.pop() ?? '';
  return tableAt(values, parts.join('.'))?.entries.get(last);
}

/** The map at a dotted path; undefined when there is none. The empty path is the whole. */
function tableAt(values: Dict, path: string): Dict | undefined {
  let current: Dict | undefined = values;
  for (const part of path === '' ? [] : path.split('.')) {
    const next: Value | undefined = current?.entries.get(part);
    current = next?.kind === 'dict' ? next : undefined;
  }
  return current;
}

/** From the leaves up, so that what a subchart imported can be imported again. */
function importAll(chart: UsedChart, helm: HelmVersion): void {
  for (const subchart of chart.dependencies) importAll(subchart, helm);
  if (chart.declared.length === 0) return;
  const imports = chart.declared.flatMap(({ name, dependency }) =>
    dependency.importValues.map((one) => ({ ...one, name })),
  );
  const own = coalesceValues(chart, dict(), { keepNil: helm !== '3.5.4', helm });
  if (imports.length === 0) {
    chart.values = own;
    return;
  }
  chart.values = helm === '3.5.4' ? importOld(own, imports) : importNew(own, imports);
}

interface NamedImport {
  readonly name: string;
  readonly child: string;
  readonly parent: string;
}

/** Helm 3.5.4: `exports` win over the parent's own values; a map import starts from the parent's values. */
function importOld(own: Dict, imports: readonly NamedImport[]): Dict {
  let result = dict();
  for (const one of imports) {
    const source = tableAt(own, `${one.name}.${one.child}`);
    if (!source) continue;
    const isExport = one.parent === '.' && one.child.startsWith('exports.');
    result = mergeTables(isExport ? result : own, importValues(source, one.parent), false);
  }
  return mergeTables(result, own, false);
}

function importNew(own: Dict, imports: readonly NamedImport[]): Dict {
  const imported = dict();
  for (const one of imports) {
    const source = tableAt(own, `${one.name}.${one.child}`);
    if (source) mergeTables(imported, importValues(deepCopy(source), one.parent), true);
  }
  return mergeTables(own, imported, true);
}
