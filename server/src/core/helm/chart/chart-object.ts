import type { TracedString } from '../evaluate/traced-string';
import { appended, bool, dict, type GoObject, isTrue, list, type Value } from '../evaluate/value';
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
    ['Maintainers', appended(metadata.maintainers.map(maintainerObject), '[]*chart.Maintainer')],
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
      appended(
        declared.map(({ dependency }) => dependencyObject(dependency)),
        '[]*chart.Dependency',
      ),
    ],
    ['Type', metadata.type],
  ];
  const chartFile = object('*chart.Metadata', fields);
  if (helm === '3.5.4') return chartFile;
  const isRoot = ['IsRoot', bool(place.length === 0)] as const;
  return {
    ...chartFile,
    type: 'struct { chart.Metadata; IsRoot bool }',
    fields: new Map([...fields, isRoot]),
    encoded: new Map([...(chartFile.encoded ?? []), isRoot]),
  };
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

const texts = (values: readonly TracedString[]): Value => appended(values, '[]string');

const object = (type: string, fields: readonly (readonly [string, Value])[]): GoObject => ({
  kind: 'object',
  type,
  fields: new Map(fields),
  methods: new Map(),
  encoded: new Map(fields.filter(isWritten).map(([field, value]) => [keyOf(field), value] as const)),
});

/** Chart.yaml's key for a field. */
function keyOf(field: string): string {
  if (field === 'APIVersion' || field === 'URL') return field === 'URL' ? 'url' : 'apiVersion';
  return field === 'ImportValues' ? 'import-values' : `${field.charAt(0).toLowerCase()}${field.slice(1)}`;
}

/** What is empty is left out, but for the name and repository of a dependency. */
const isWritten = ([field, value]: readonly [string, Value]): boolean =>
  isTrue(value) || field === 'Repository';
