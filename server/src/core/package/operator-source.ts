import { ClusterServiceVersion } from '../operator/cluster-service-version';
import type { CustomResource } from '../operator/custom-resources';
import type { Deployment } from '../operator/deployments';
import { defaultVersionName, type PackageManifest, readPackageManifest } from '../operator/package-manifest';
import type { JsonDocument } from '../yaml/json';
import { nodeAt, textAt } from '../yaml/path';
import { filesBelow, sameFiles } from './chart-source';
import { nameOf, parentOf } from './images-folder';
import { isVersionName, saysVersion } from './operator-files';
import type { FileSet, SourceFile } from './source-file';

/**
 * How the files of an operator are laid out: `package-manifest` with `*.package.yaml` and a folder a version (what the
 * platform documents), `bundle` with `manifests/` and `metadata/annotations.yaml` (registry+v1), or `flat`.
 */
export type OperatorLayout = 'package-manifest' | 'bundle' | 'flat';

/** The files of an operator in a package, and what was worked out of them. */
export class OperatorSource {
  /** Results that depend on these files only; see {@link file://./chart-source.ts}. */
  readonly results = new Map<string, unknown>();
  private readonly fileResults: WeakMap<SourceFile, Map<string, unknown>>;
  readonly manifest: PackageManifest | undefined;
  /** `metadata/annotations.yaml` of a bundle. */
  readonly bundleAnnotations: SourceFile | undefined;
  /** All ClusterServiceVersions, oldest first; also under a name that is wrong (R060). */
  readonly versions: readonly SourceFile[];
  /** The same, as far as they were read. */
  readonly all: readonly ClusterServiceVersion[];
  /** The one of them that the package installs; undefined when there is none, or when it may be one that was not read. */
  readonly csv: ClusterServiceVersion | undefined;

  constructor(
    readonly root: string,
    readonly files: FileSet,
    earlier?: OperatorSource,
  ) {
    this.fileResults = earlier?.fileResults ?? new WeakMap();
    const all = [...files.values()];
    const manifest = all.find(({ path }) => /\.package\.ya?ml$/i.test(path));
    this.manifest = manifest && readPackageManifest(manifest);
    this.bundleAnnotations = files.get(`${root}/metadata/annotations.yaml`);
    this.versions = all.filter(isVersion).sort(byNumbers);
    this.all = this.versions.filter(({ isRead }) => isRead).map((file) => this.read(file, earlier));
    this.csv = this.findCurrent();
  }

  get layout(): OperatorLayout {
    if (this.manifest) return 'package-manifest';
    return this.bundleAnnotations ? 'bundle' : 'flat';
  }

  /** The file of {@link csv}: the one that the default channel names, else the newest. */
  get current(): SourceFile | undefined {
    return this.csv?.file;
  }

  /** The name in `*.package.yaml` or in the bundle's annotations; undefined when neither is there. */
  get packageName(): string | undefined {
    const path = ['annotations', 'operators.operatorframework.io.bundle.package.v1'];
    return (
      textAt(this.manifest?.packageName?.value) ?? textAt(nodeAt(this.bundleAnnotations?.yaml.root, path))
    );
  }

  /** The deployments of the current version. */
  get deployments(): readonly Deployment[] {
    return this.csv?.deployments ?? [];
  }

  /** The JSON of `alm-examples` in the current version; undefined when there is none. */
  get examples(): JsonDocument | undefined {
    return this.csv?.examples;
  }

  /** The custom resources in it. */
  get customResources(): readonly CustomResource[] {
    return this.csv?.customResources ?? [];
  }

  /** Results that depend on one file only, as {@link results}; they live as long as its text. */
  resultsOf(file: SourceFile): Map<string, unknown> {
    const results = this.fileResults.get(file) ?? new Map<string, unknown>();
    this.fileResults.set(file, results);
    return results;
  }

  private read(file: SourceFile, earlier: OperatorSource | undefined): ClusterServiceVersion {
    const results = this.resultsOf(file);
    const kept = results.get('version');
    if (kept instanceof ClusterServiceVersion) return kept;
    const before = earlier?.all.find((one) => one.file.path === file.path);
    const made = new ClusterServiceVersion(file, before);
    results.set('version', made);
    return made;
  }

  private findCurrent(): ClusterServiceVersion | undefined {
    const wanted = this.manifest && defaultVersionName(this.manifest);
    const named = this.all.find((csv) => wanted && csv.file.text.includes(wanted) && csv.name === wanted);
    const isUnsure = this.all.length < this.versions.length;
    return named ?? (isUnsure ? undefined : this.all.at(-1));
  }
}

/** The operator below a folder; the earlier one when no file of it changed. */
export function operatorSource(files: FileSet, root: string, earlier?: OperatorSource): OperatorSource {
  const own = filesBelow(files, root);
  if (earlier && earlier.root === root && sameFiles(own, earlier.files)) return earlier;
  return new OperatorSource(root, own, earlier?.root === root ? earlier : undefined);
}

/** A ClusterServiceVersion by its name, or by its content where a folder could have one without that name. */
const isVersion = (file: SourceFile): boolean =>
  isVersionName(nameOf(file.path)) ||
  (!/(?:^|\/)(?:templates|examples)$/.test(parentOf(file.path)) && saysVersion(file));

let collator: Intl.Collator | undefined;

/** The order of paths by the numbers in them; made when there are two to compare, since that takes longer than it looks. */
function byNumbers(a: SourceFile, b: SourceFile): number {
  collator ??= new Intl.Collator('en', { numeric: true });
  return collator.compare(a.path, b.path);
}
