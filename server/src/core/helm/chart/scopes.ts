import type { TemplateFile } from '../evaluate/render-types';
import { traced } from '../evaluate/traced-string';
import { bool, type Dict, dict, type GoObject, int, type Value } from '../evaluate/value';
import type { Profile } from '../profile';
import { capabilities } from './capabilities';
import { chartObject } from './chart-object';
import { contentOf } from './content';
import { filesObject } from './files-object';
import type { UsedChart } from './used-chart';

/** What `helm template NAME --namespace NAMESPACE` is told. */
export interface Release {
  readonly name: string;
  readonly namespace: string;
}

/** All template files of a chart and its subcharts in use, each with the dot that it sees. */
export function templateFiles(
  root: UsedChart,
  values: Dict,
  release: Release,
  profile: Profile,
): readonly TemplateFile[] {
  const shared = { release: releaseDict(release), capabilities: capabilities(profile), profile };
  const files: TemplateFile[] = [];
  collect(root, root.name.text, typed(values), shared, files);
  return files;
}

interface Shared {
  readonly release: Dict;
  readonly capabilities: GoObject;
  readonly profile: Profile;
}

function collect(
  used: UsedChart,
  fullPath: string,
  values: Dict,
  shared: Shared,
  files: TemplateFile[],
): Dict {
  const { helmVersion: helm } = shared.profile;
  const scope = dict([], 'chartutil.Values');
  const subcharts = dict();
  for (const subchart of used.dependencies) {
    const path = `${fullPath}/charts/${subchart.name.text}`;
    const below = collect(subchart, path, subchartValues(values, subchart), shared, files);
    subcharts.entries.set(subchart.name.text, below);
  }
  const entries: readonly (readonly [string, Value])[] = [
    ['Chart', chartObject(used, helm)],
    ['Files', filesObject(used.chart.files, shared.profile)],
    ['Release', shared.release],
    ['Capabilities', shared.capabilities],
    ['Values', values],
    ...(helm === '3.5.4' ? [] : ([['Subcharts', subcharts]] as const)),
  ];
  for (const [name, value] of entries) scope.entries.set(name, value);
  const isLibrary = used.chart.metadata.type.text === 'library';
  for (const { name, path, source } of used.chart.templates) {
    if (isLibrary && !/(?:^|\/)_[^/]*$/.test(name)) continue;
    const basePath = `${fullPath}/templates`;
    files.push({ name: `${fullPath}/${name}`, file: path, text: contentOf(source), basePath, scope });
  }
  return scope;
}

function subchartValues(values: Dict, subchart: UsedChart): Dict {
  const own = values.entries.get(subchart.name.text);
  return own?.kind === 'dict' ? typed(own) : dict([], 'chartutil.Values');
}

/** The same map under Helm's own type. */
const typed = (values: Dict): Dict => ({ kind: 'dict', entries: values.entries, type: 'chartutil.Values' });

function releaseDict({ name, namespace }: Release): Dict {
  const word = (field: string, text: string) => traced(text, { kind: 'built-in', name: `.Release.${field}` });
  return dict([
    ['Name', word('Name', name)],
    ['Namespace', word('Namespace', namespace)],
    ['IsUpgrade', bool(false)],
    ['IsInstall', bool(true)],
    ['Revision', int(1)],
    ['Service', word('Service', 'Helm')],
  ]);
}
