import type { SourceFile } from '../package/source-file';
import { type JsonDocument, meantScalar, parseJson } from '../yaml/json';
import type { YamlEntry, YamlMap, YamlNode } from '../yaml/node';
import { asMap, entryAt, nodeAt, textAt, valueIn } from '../yaml/path';
import { type ScalarSource, sourceOf } from '../yaml/scalar-source';
import { type CustomResource, customResources } from './custom-resources';
import { type Deployment, deploymentsOf } from './deployments';
import { type OwnedApi, ownedApis } from './owned-apis';

/** Where the custom resources stand in a ClusterServiceVersion (PG 2.3.4). */
export const almExamplesPath = ['metadata', 'annotations', 'alm-examples'] as const;

/** One ClusterServiceVersion of a package. Its parts are worked out when they are first asked for and kept with the file's text. */
export class ClusterServiceVersion {
  private cachedDeployments: readonly Deployment[] | undefined;
  private cachedExamples: Examples | undefined;
  /** The examples of the version before: JSON that did not change nor move is not read again. */
  private earlier: Examples | undefined;

  constructor(
    readonly file: SourceFile,
    earlier?: ClusterServiceVersion,
  ) {
    this.earlier = earlier?.cachedExamples ?? earlier?.earlier;
  }

  get root(): YamlNode | undefined {
    return this.file.yaml.root;
  }

  /** `metadata.name`; `''` when it is not written. */
  get name(): string {
    return textAt(nodeAt(this.root, ['metadata', 'name'])) ?? '';
  }

  get annotations(): YamlMap | undefined {
    return asMap(nodeAt(this.root, ['metadata', 'annotations']));
  }

  get spec(): YamlMap | undefined {
    return asMap(valueIn(this.root, 'spec'));
  }

  /** The deployments in `spec.install`. */
  get deployments(): readonly Deployment[] {
    this.cachedDeployments ??= deploymentsOf(this.root);
    return this.cachedDeployments;
  }

  /** The entry of `alm-examples`; undefined when it is not written. */
  get examplesEntry(): YamlEntry | undefined {
    return entryAt(this.root, almExamplesPath);
  }

  /** The text of `alm-examples` with the way back to the file; undefined when it is not written or is no text (R063). */
  get examplesSource(): ScalarSource | undefined {
    return this.readExamples().source;
  }

  /** The JSON of `alm-examples`; undefined when there is no text. */
  get examples(): JsonDocument | undefined {
    return this.readExamples().json;
  }

  /** The custom resources in `alm-examples`. */
  get customResources(): readonly CustomResource[] {
    return this.readExamples().resources;
  }

  /** What is worked out of the examples alone, by a name that its maker chooses; kept while they do not move. */
  get examplesResults(): Map<string, unknown> {
    return this.readExamples().results;
  }

  /** The APIs that the operator serves: `owned` CRDs and API services. */
  get ownedApis(): readonly OwnedApi[] {
    return ownedApis(this.spec);
  }

  private readExamples(): Examples {
    this.cachedExamples ??= readExamples(this.file.text, this.examplesEntry, this.earlier);
    this.earlier = undefined;
    return this.cachedExamples;
  }
}

/** What was read of `alm-examples`. */
interface Examples {
  /** Where the text stands, and how it is written: what the rest follows from. */
  readonly start: number;
  readonly written: string;
  readonly source: ScalarSource | undefined;
  readonly json: JsonDocument | undefined;
  readonly resources: readonly CustomResource[];
  readonly results: Map<string, unknown>;
}

function readExamples(file: string, entry: YamlEntry | undefined, earlier: Examples | undefined): Examples {
  const scalar = entry && meantScalar(file, entry);
  const start = scalar?.span.start ?? -1;
  const written = scalar ? file.slice(start, scalar.span.end) : '';
  if (scalar && earlier?.start === start && earlier.written === written) return earlier;
  const source = scalar && sourceOf(file, scalar);
  const json = source && parseJson(source);
  return { start, written, source, json, resources: customResources(json), results: new Map() };
}
