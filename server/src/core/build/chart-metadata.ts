import type { ChartMetadata, Dependency } from '../helm/chart/metadata';
import { readMetadata } from '../helm/chart/metadata';
import { StructReader } from '../helm/chart/metadata-reader';
import { type TracedString, untraced } from '../helm/evaluate/traced-string';
import { bool, type Dict, dict, list, nil, type Value } from '../helm/evaluate/value';
import { valueOfYaml } from '../helm/evaluate/yaml-value';
import { writeYaml } from '../helm/functions/yaml-writer';
import type { SourceFile } from '../package/source-file';
import { asMap } from '../yaml/path';

/**
 * Chart.yaml as `helm package` writes it (pkg/chartutil/save.go): known keys only, sorted, without comments, texts as
 * Helm reads them. Charts of version 1 keep their dependencies in requirements.yaml.
 */
export function chartYaml(metadata: ChartMetadata): string {
  const isOld = metadata.apiVersion.text === 'v1';
  return yamlOf(
    written([
      ...textKeys.map((key) => [key, clean(metadata[key])] as const),
      ['sources', list(metadata.sources.map(clean))],
      ['keywords', list(metadata.keywords.map(clean))],
      ['maintainers', list(metadata.maintainers.map(maintainerValue))],
      ['deprecated', bool(metadata.deprecated)],
      ['annotations', dict(metadata.annotations)],
      ['dependencies', list(isOld ? [] : metadata.dependencies.map(dependencyValue))],
    ]),
  );
}

/** Chart.lock as `helm package` writes it. */
export function lockYaml(lock: SourceFile): string {
  const reader = new StructReader(lock.path, asMap(lock.yaml.root), []);
  const { dependencies } = readMetadata(lock, lock.path).metadata;
  const generated = reader.text('generated').text;
  return yamlOf(
    dict([
      ['generated', untraced(generated === '' ? '0001-01-01T00:00:00Z' : shortTime(generated))],
      ['digest', reader.text('digest')],
      ['dependencies', dependencies.length === 0 ? nil : list(dependencies.map(dependencyValue))],
    ]),
  );
}

const textKeys = [
  'name',
  'home',
  'version',
  'description',
  'icon',
  'apiVersion',
  'condition',
  'tags',
  'appVersion',
  'kubeVersion',
  'type',
] as const;

const maintainerValue = ({ name, email, url }: ChartMetadata['maintainers'][number]): Value =>
  written([
    ['name', clean(name)],
    ['email', clean(email)],
    ['url', clean(url)],
  ]);

/** Name and repository are written even when they are empty. */
function dependencyValue(dependency: Dependency): Value {
  const { name, version, repository, condition, tags, alias, node, file } = dependency;
  const reader = new StructReader(file, asMap(node), []);
  const imports = valueOfYaml(reader.field('import-values'), (scalar) => untraced(scalar.text));
  return dict([
    ['name', clean(name)],
    ['repository', clean(repository)],
    ...written([
      ['version', clean(version)],
      ['condition', clean(condition)],
      ['tags', list(tags.map(clean))],
      ['enabled', bool(reader.flag('enabled'))],
      ['import-values', imports],
      ['alias', alias],
    ]).entries,
  ]);
}

/** A map of what is not empty, as Go's `omitempty` leaves it. */
const written = (entries: readonly (readonly [string, Value])[]): Dict =>
  dict(entries.filter(([, value]) => !isEmpty(value)));

function isEmpty(value: Value): boolean {
  switch (value.kind) {
    case 'string':
      return value.text === '';
    case 'bool':
      return !value.value;
    case 'list':
      return value.items.length === 0;
    case 'dict':
      return value.entries.size === 0;
    default:
      return value.kind === 'nil';
  }
}

/** Helm makes one line of a text: white space becomes blanks, what cannot be printed goes (sanitizeString). */
function clean(value: TracedString): TracedString {
  const text = value.text.replace(/\s|\p{Z}|\u0085/gu, ' ').replace(/[^ \p{L}\p{M}\p{N}\p{P}\p{S}]/gu, '');
  return text === value.text ? value : untraced(text);
}

/** Go writes times without zeros at the end of the fraction. */
const shortTime = (time: string): string =>
  time.replace(/(\.\d*?)0+(?=[Zz+-])/, '$1').replace(/\.(?=[Zz+-])/, '');

const yamlOf = (value: Dict): string => `${writeYaml(value).text}\n`;
