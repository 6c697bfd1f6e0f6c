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
  private cachedSource: { readonly source: ScalarSource | undefined } | undefined;
  private cachedExamples: { readonly json: JsonDocument | undefined } | undefined;
  private cachedResources: readonly CustomResource[] | undefined;

  constructor(readonly file: SourceFile) {}

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
    if (!this.cachedSource) {
      const entry = this.examplesEntry;
      const scalar = entry && meantScalar(this.file.text, entry);
      this.cachedSource = { source: scalar && sourceOf(this.file.text, scalar) };
    }
    return this.cachedSource.source;
  }

  /** The JSON of `alm-examples`; undefined when there is no text. */
  get examples(): JsonDocument | undefined {
    const source = this.examplesSource;
    this.cachedExamples ??= { json: source && parseJson(source) };
    return this.cachedExamples.json;
  }

  /** The custom resources in `alm-examples`. */
  get customResources(): readonly CustomResource[] {
    this.cachedResources ??= customResources(this.examples);
    return this.cachedResources;
  }

  /** The APIs that the operator serves: `owned` CRDs and API services. */
  get ownedApis(): readonly OwnedApi[] {
    return ownedApis(this.spec);
  }
}
