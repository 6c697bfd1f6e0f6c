import type { Chart } from '../helm/chart/chart';
import type { Definition, ParsedTemplate } from '../helm/template/ast';
import { helmRenderings, parseCache } from '../images/helm-renderings';
import type { Place } from '../package/place';
import type { ServicePackage } from '../package/service-package';
import type { YamlEntry, YamlNode } from '../yaml/node';
import { asMap, entryOf, itemsOf, resolve } from '../yaml/path';
import type { Scope } from './values-uses/scope';
import { walkTemplate } from './values-uses/walk-template';

/** A place in a template that names a value. */
export interface ValuesUse {
  /** The key in the template. */
  readonly at: Required<Place>;
  /** From the values of the root chart; `*` is any element. */
  readonly path: readonly string[];
}

/**
 * Every key of the values that a template of the chart or a subchart names, told from the text: also inside `with` and
 * `range`, through variables and in named templates, as they are called. Nothing is rendered.
 */
export function valuesUses(pkg: ServicePackage): readonly ValuesUse[] {
  const { chart } = pkg;
  if (!chart) return [];
  const kept = chart.results.get('values uses');
  if (kept instanceof FoundUses) return kept.all;
  const found = new FoundUses(chart.root, placedCharts(pkg), (text) => parseCache(chart).template(text));
  chart.results.set('values uses', found);
  return found.all;
}

/** The uses of a value and of what it holds, in the order of the files. */
export const usesOf = (pkg: ServicePackage, path: readonly string[]): readonly Required<Place>[] =>
  readings(pkg, path).map(({ at }) => at);

/**
 * The keys of values.yaml that templates read where they read a key: those of the elements beside it that `range` goes
 * through. The key itself is among them; none when nothing goes through.
 */
export const twinsOf = (pkg: ServicePackage, path: readonly string[]): readonly YamlEntry[] => [
  ...new Set(
    readings(pkg, path)
      .filter((use) => use.path.includes('*'))
      .flatMap((use) => entriesAt(pkg.chart?.values?.yaml.root, use.path)),
  ),
];

const readings = (pkg: ServicePackage, path: readonly string[]): readonly ValuesUse[] =>
  valuesUses(pkg).filter(
    (use) => use.path.length === path.length && use.path.every((key, at) => key === '*' || key === path[at]),
  );

function entriesAt(node: YamlNode | undefined, [key, ...rest]: readonly string[]): readonly YamlEntry[] {
  const held = resolve(node);
  if (key === '*' && held?.kind === 'sequence') return held.items.flatMap((item) => entriesAt(item, rest));
  const entries = asMap(held)?.entries.filter(({ name }) => key === '*' || name === key) ?? [];
  return rest.length === 0 ? entries : entries.flatMap(({ value }) => entriesAt(value, rest));
}

/** A chart in use: where its values stand in those of the root chart. */
export interface PlacedChart {
  readonly chart: Chart;
  readonly prefix: readonly string[];
}

/** The chart of a package and those below it, parents first; one that is used under several names stands there for each. */
export function placedCharts(pkg: ServicePackage): readonly PlacedChart[] {
  const root = helmRenderings(pkg)?.loaded.chart;
  return root ? below(root, []) : [];
}

const below = (chart: Chart, prefix: readonly string[]): readonly PlacedChart[] => [
  { chart, prefix },
  ...chart.dependencies.flatMap((one) =>
    namesOf(chart, one).flatMap((name) => below(one, [...prefix, name])),
  ),
];

function namesOf({ metadata }: Chart, { name }: Chart): readonly string[] {
  const wanted = metadata.dependencies.filter((one) => one.name.text === name);
  return wanted.length === 0 ? [name] : wanted.map((one) => one.alias.text || name);
}

/** The paths, from the values of the root chart, of a key in the values file of a chart; none in other files. */
export const valuesPathsOf = (
  pkg: ServicePackage,
  file: string,
  path: readonly string[],
): readonly (readonly string[])[] =>
  placedCharts(pkg)
    .filter(({ chart }) => chart.values && file === `${pkg.chart?.root}/${chart.values.path}`)
    .map(({ prefix }) => (path[0] === 'global' ? path : [...prefix, ...path]));

/** The key that a values path leads to: in values.yaml, else in the values of the subchart; `*` is the first element. */
export function keyOfValue(
  pkg: ServicePackage,
  path: readonly string[],
): { readonly file: string; readonly entry: YamlEntry } | undefined {
  const root = pkg.chart?.root ?? '';
  for (const { chart, prefix } of placedCharts(pkg)) {
    const isAbove = prefix.every((key, at) => key === path[at]);
    const own = path[0] === 'global' ? path : path.slice(prefix.length);
    const entry = isAbove || path[0] === 'global' ? entryIn(chart, own) : undefined;
    if (entry && chart.values) return { file: `${root}/${chart.values.path}`, entry };
  }
  return undefined;
}

function entryIn({ values }: Chart, path: readonly string[]): YamlEntry | undefined {
  let node = values?.source.yaml.root;
  let entry: YamlEntry | undefined;
  for (const key of path) {
    entry = key === '*' ? asMap(node)?.entries[0] : entryOf(node, key);
    node = key === '*' ? (entry?.value ?? itemsOf(node)[0]) : entry?.value;
  }
  return path.length > 0 && path.at(-1) !== '*' ? entry : undefined;
}

/** Named templates that call each other end here. */
const mostCalls = 20_000;
const deepestCall = 40;

class FoundUses {
  readonly all: readonly ValuesUse[];
  private readonly found = new Map<string, ValuesUse>();
  private readonly definitions = new Map<
    string,
    { readonly file: string; readonly definition: Definition }
  >();
  private readonly calls = new Set<string>();
  private readonly walked = new Set<Definition['body']>();
  private depth = 0;

  constructor(root: string, charts: readonly PlacedChart[], parsed: (text: string) => ParsedTemplate) {
    const templates = charts.flatMap(({ chart, prefix }) =>
      chart.templates.map(({ path, source }) => ({ file: `${root}/${path}`, source, prefix })),
    );
    const definitions = templates
      .toReversed()
      .flatMap(({ source, ...one }) =>
        parsed(source.text).definitions.map((definition) => ({ ...one, definition })),
      );
    for (const one of definitions) this.definitions.set(one.definition.name, one);
    for (const { file, source, prefix } of templates)
      this.walk(file, parsed(source.text), { kind: 'root', prefix });
    // what nothing calls in a way that could be followed is most likely called with the dot of its chart
    for (const { file, definition, prefix } of definitions)
      if (!this.walked.has(definition.body)) this.walk(file, definition, { kind: 'root', prefix });
    this.all = [...this.found.values()].sort(byPlace);
  }

  private walk(file: string, template: Pick<Definition, 'body'>, dot: Scope): void {
    this.walked.add(template.body);
    walkTemplate(template, dot, {
      found: (path, span) =>
        void this.found.set(`${file} ${span.start} ${path.join('.')}`, { at: { file, span }, path }),
      called: (name, given) => this.call(name, given),
    });
  }

  private call(name: string, dot: Scope | undefined): void {
    const target = this.definitions.get(name);
    const key = `${name} ${JSON.stringify(dot, (_, value) => (value instanceof Map ? [...value] : value))}`;
    const isMany = this.calls.size > mostCalls || this.depth > deepestCall;
    if (!target || !dot || this.calls.has(key) || isMany) return;
    this.calls.add(key);
    this.depth++;
    this.walk(target.file, target.definition, dot);
    this.depth--;
  }
}

const byPlace = ({ at: a }: ValuesUse, { at: b }: ValuesUse): number =>
  a.file < b.file ? -1 : a.file > b.file ? 1 : a.span.start - b.span.start;
