import { resolve } from 'node:path';
import { type ServicePackage, withText } from '../../core/package/service-package';
import { type HelmVersion, settingsFileName } from '../../core/package/settings';
import type { Documents, OpenDocument } from '../documents';
import { uriBelow } from '../uri';
import { ImageDescriptions } from './image-descriptions';
import { type EditedDirectory, openPackage } from './open-package';
import { isBelow, relativePath } from './paths';

/** Why a package has another snapshot: a text was edited; it was read for the first time; the disk changed. */
export type Cause = 'text' | 'first' | 'disk';

/** What is told of a package. */
export interface PackageListener {
  onChange(live: LivePackage, cause: Cause): void;
  /** It could not be read again; the last snapshot stays. */
  onFailure(live: LivePackage, error: unknown): void;
}

/** Changes on the disk come in bursts (a checkout, a build); the package is read once, this long after the last. */
const diskDelay = 60;

/** One service directory that is being worked on: always the newest snapshot, unsaved texts included. */
export class LivePackage {
  private loaded: ServicePackage | undefined;
  private loading: Promise<void> | undefined;
  private stale = true;
  private timer: NodeJS.Timeout | undefined;
  /** Files of open documents whose texts are not in the snapshot yet. */
  private readonly changed = new Set<string>();
  private readonly images = new ImageDescriptions(() => this.diskChanged());

  constructor(
    /** Absolute path of the service directory. */
    readonly directory: string,
    /** The same as a URI, spelled as the editor spells its folder. */
    readonly uri: string,
    private readonly documents: Documents,
    private readonly listener: PackageListener,
    /** The Helm version that counts when oscpkg.yaml names none. */
    private readonly helmVersion: () => HelmVersion,
  ) {}

  /** The newest snapshot that can be had without waiting; undefined until the first one is read. */
  get current(): ServicePackage | undefined {
    for (const file of this.changed) this.takeText(file);
    this.changed.clear();
    return this.loaded;
  }

  /** {@link current}, or the first snapshot once it is read. Throws a UserError when the directory cannot be read. */
  async atOnce(): Promise<ServicePackage> {
    return this.current ?? this.upToDate();
  }

  /** The snapshot with all changes on the disk. Throws a UserError when the directory cannot be read. */
  async upToDate(): Promise<ServicePackage> {
    while (this.stale || this.loading) await this.load();
    const { current } = this;
    if (!current) throw new Error(`not read: ${this.directory}`);
    return current;
  }

  /** Whether a file is part of the package: below the directory, or in a source elsewhere. */
  owns(file: string): boolean {
    return isBelow(this.directory, file) || this.loaded?.files.has(this.pathOf(file)) === true;
  }

  /** An open document has another text. */
  textChanged(file: string): void {
    this.changed.add(file);
    this.listener.onChange(this, 'text');
  }

  /** The snapshot after reading the disk anew. Throws a UserError when the directory cannot be read. */
  async readAgain(): Promise<ServicePackage> {
    this.stale = true;
    return this.upToDate();
  }

  /** Something changed on the disk. */
  diskChanged(): void {
    this.stale = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.upToDate().catch((error) => this.listener.onFailure(this, error));
    }, diskDelay);
  }

  /** The path of a file as the package names it. */
  pathOf(file: string): string {
    return relativePath(this.directory, file);
  }

  /** The file on the disk behind a path of the package. */
  fileOf(path: string): string {
    return resolve(this.directory, path);
  }

  /** The URI of a path of the package, as the editor spells it. */
  uriFor(path: string, opensArchives: boolean): string {
    return this.documents.get(this.fileOf(path))?.uri ?? uriBelow(this.uri, path, opensArchives);
  }

  /** The editor's version of an open document; undefined when it is not open. */
  openVersion(path: string): number | undefined {
    return this.documents.get(this.fileOf(path))?.version;
  }

  /** The directory with its unsaved texts, for reading it elsewhere. */
  get edited(): EditedDirectory {
    return { directory: this.directory, documents: this.openDocuments, helmVersion: this.helmVersion() };
  }

  /** The open documents that are part of the package. */
  get openDocuments(): readonly OpenDocument[] {
    return this.documents.all().filter(({ file }) => this.owns(file));
  }

  private load(): Promise<void> {
    this.loading ??= this.read().finally(() => {
      this.loading = undefined;
    });
    return this.loading;
  }

  private async read(): Promise<void> {
    const earlier = this.current;
    this.stale = false;
    try {
      this.loaded = await openPackage(
        { ...this.edited, documents: this.documents.all() },
        earlier,
        this.images,
      );
    } catch (error) {
      this.stale = true;
      throw error;
    }
    this.changed.clear();
    for (const { file, stamp } of this.openDocuments) {
      if (this.loaded.files.get(this.pathOf(file))?.version !== stamp) this.changed.add(file);
    }
    this.listener.onChange(this, earlier ? 'disk' : 'first');
  }

  private takeText(file: string): void {
    const document = this.documents.get(file);
    const before = this.loaded;
    if (!document || !before) return;
    const path = this.pathOf(file);
    const after = withText(before, path, document.text, document.stamp);
    this.loaded = after;
    if (path === settingsFileName && namesOtherFiles(before, after)) this.diskChanged();
  }
}

/** Whether oscpkg.yaml now names other folders or files than before, which must be read. */
const namesOtherFiles = ({ settings: a }: ServicePackage, { settings: b }: ServicePackage): boolean =>
  a.source !== b.source || a.images !== b.images || a.values.join('\n') !== b.values.join('\n');
