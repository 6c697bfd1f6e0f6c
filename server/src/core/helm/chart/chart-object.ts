import type { TracedString } from '../evaluate/traced-string';
import { bool, dict, type GoObject, list, type Value } from '../evaluate/value';
import type { HelmVersion } from '../profile';
import type { Dependency } from './metadata';
import type { UsedChart } from './used-chart';

/** `.Chart` of a chart at its place: what Chart.yaml says, under the alias if there is one. */
export function chartObject({ chart, name, declared, place }: UsedChart, helm: HelmVersion): GoObject {
  const { metadata } = chart;
  const fields: [string, Value][] = [
    ['Name', name],
    ['Home', metadata.home],
    ['Sources', texts(metadata.sources)],
    ['Version', metadata.version],
    ['Description', metadata.description],
    ['Keywords', texts(metadata.keywords)],
    ['Maintainers', list(metadata.maintainers.map(maintainerObject), '[]*chart.Maintainer')],
    ['Icon', metadata.icon],
    ['APIVersion', metadata.apiVersion],
    ['Condition', metadata.condition],
    ['Tags', metadata.tags],
    ['AppVersion', metadata.appVersion],
    ['Deprecated', bool(metadata.deprecated)],
    ['Annotations', dict(metadata.annotations, 'map[string]string')],
    ['KubeVersion', metadata.kubeVersion],
    [
      'Dependencies',
      list(
        declared.map(({ dependency }) => dependencyObject(dependency)),
        '[]*chart.Dependency',
      ),
    ],
    ['Type', metadata.type],
  ];
  if (helm === '3.5.4') return object('*chart.Metadata', fields);
  return object('struct { chart.Metadata; IsRoot bool }', [...fields, ['IsRoot', bool(place.length === 0)]]);
}

const maintainerObject = ({ name, email, url }: { name: Value; email: Value; url: Value }): GoObject =>
  object('*chart.Maintainer', [
    ['Name', name],
    ['Email', email],
    ['URL', url],
  ]);

/** Once decided on, a dependency goes by its alias and is enabled. */
function dependencyObject(dependency: Dependency): GoObject {
  const { alias, name } = dependency;
  return object('*chart.Dependency', [
    ['Name', alias.text === '' ? name : alias],
    ['Version', dependency.version],
    ['Repository', dependency.repository],
    ['Condition', dependency.condition],
    ['Tags', texts(dependency.tags)],
    ['Enabled', bool(true)],
    ['ImportValues', list([])],
    ['Alias', alias],
  ]);
}

const texts = (values: readonly TracedString[]): Value => list(values, '[]string');

const object = (type: string, fields: Iterable<readonly [string, Value]>): GoObject => ({
  kind: 'object',
  type,
  fields: new Map(fields),
  methods: new Map(),
});
