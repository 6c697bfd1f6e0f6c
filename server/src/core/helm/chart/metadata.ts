import type { SourceFile } from '../../package/source-file';
import type { Span } from '../../text/span';
import type { YamlNode } from '../../yaml/node';
import { asMap, resolve } from '../../yaml/path';
import { scalarValue } from '../../yaml/scalar';
import { type TracedString, untraced } from '../evaluate/traced-string';
import { StructReader, type TypeMismatch } from './metadata-reader';

/** What Chart.yaml says; a text that is not written is empty. */
export interface ChartMetadata {
  /** Null entries where maps are wanted, with the key of their list. */
  readonly nullEntries: readonly NullEntry[];
  readonly name: TracedString;
  readonly home: TracedString;
  readonly sources: readonly TracedString[];
  readonly version: TracedString;
  readonly description: TracedString;
  readonly keywords: readonly TracedString[];
  readonly maintainers: readonly Maintainer[];
  readonly icon: TracedString;
  readonly apiVersion: TracedString;
  readonly condition: TracedString;
  readonly tags: TracedString;
  readonly appVersion: TracedString;
  readonly deprecated: boolean;
  readonly annotations: ReadonlyMap<string, TracedString>;
  readonly kubeVersion: TracedString;
  /** From Chart.yaml, or from requirements.yaml where there is one. */
  readonly dependencies: readonly Dependency[];
  /** `application` (also when empty) or `library`. */
  readonly type: TracedString;
}

export interface NullEntry {
  readonly list: string;
  readonly span: Span;
}

export interface Maintainer {
  readonly name: TracedString;
  readonly email: TracedString;
  readonly url: TracedString;
}

/** A chart that this one asks for. */
export interface Dependency {
  readonly name: TracedString;
  /** A version range. */
  readonly version: TracedString;
  readonly repository: TracedString;
  /** Values paths, with commas between them; the first that says true or false decides. */
  readonly condition: TracedString;
  readonly tags: readonly TracedString[];
  readonly alias: TracedString;
  readonly importValues: readonly ValuesImport[];
  /** The whole entry in its file. */
  readonly node: YamlNode | undefined;
  /** The file that states it, relative to the root chart. */
  readonly file: string;
}

/** Values of a subchart that its parent takes over. */
export interface ValuesImport {
  /** Path in the subchart's values. */
  readonly child: string;
  /** Path in the parent's values, `.` for the top. */
  readonly parent: string;
}

/** Chart.yaml and a requirements.yaml beside it, read as Helm does; `mismatches` are values of the wrong type. */
export function readMetadata(
  file: SourceFile,
  path: string,
  requirements?: { readonly source: SourceFile; readonly path: string },
): { readonly metadata: ChartMetadata; readonly mismatches: readonly TypeMismatch[] } {
  const mismatches: TypeMismatch[] = [];
  const own = new StructReader(path, asMap(file.yaml.root), mismatches);
  const extra = requirements
    ? new StructReader(requirements.path, asMap(requirements.source.yaml.root), mismatches)
    : undefined;
  const dependencies = extra?.field('dependencies') ? extra : own;
  return { metadata: fromReader(own, dependencies), mismatches };
}

function fromReader(own: StructReader, dependencies: StructReader): ChartMetadata {
  const apiVersion = own.text('apiVersion');
  return {
    nullEntries: [...own.nulls('maintainers'), ...dependencies.nulls('dependencies')],
    name: own.text('name'),
    home: own.text('home'),
    sources: own.texts('sources'),
    version: own.text('version'),
    description: own.text('description'),
    keywords: own.texts('keywords'),
    maintainers: own.structs('maintainers').map((one) => ({
      name: one.text('name'),
      email: one.text('email'),
      url: one.text('url'),
    })),
    icon: own.text('icon'),
    apiVersion: apiVersion.text === '' ? untraced('v1') : apiVersion,
    condition: own.text('condition'),
    tags: own.text('tags'),
    appVersion: own.text('appVersion'),
    deprecated: own.flag('deprecated'),
    annotations: own.textMap('annotations'),
    kubeVersion: own.text('kubeVersion'),
    dependencies: dependencies.structs('dependencies').map(readDependency),
    type: own.text('type'),
  };
}

function readDependency(reader: StructReader): Dependency {
  return {
    name: reader.text('name'),
    version: reader.text('version'),
    repository: reader.text('repository'),
    condition: reader.text('condition'),
    tags: reader.texts('tags'),
    alias: reader.text('alias'),
    importValues: reader.items('import-values').flatMap(readImport),
    node: reader.node,
    file: reader.file,
  };
}

function readImport(node: YamlNode | undefined): readonly ValuesImport[] {
  if (node?.kind === 'scalar') {
    const name = scalarValue(node);
    return typeof name === 'string' ? [{ child: `exports.${name}`, parent: '.' }] : [];
  }
  const entries = new Map(asMap(node)?.entries.map(({ name, value }) => [name, resolve(value)]));
  const [child, parent] = [entries.get('child'), entries.get('parent')];
  if (child?.kind !== 'scalar' || parent?.kind !== 'scalar') return [];
  return [{ child: child.text, parent: parent.text }];
}
