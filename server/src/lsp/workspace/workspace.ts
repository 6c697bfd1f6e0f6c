import { dirname } from 'node:path';
import type { WorkspaceFolder } from 'vscode-languageserver/node';
import type { HelmVersion } from '../../core/package/settings';
import type { Documents } from '../documents';
import { fileOf, uriBelow, uriOf } from '../uri';
import { discover, isServiceDirectory, serviceDirectoryAbove } from './discover';
import { LivePackage, type PackageListener } from './live-package';
import { isBelow, relativePath } from './paths';

/** A folder of the editor's workspace. */
interface Folder {
  readonly uri: string;
  readonly path: string;
}

/** What others want to know of the workspace. */
export interface WorkspaceListener extends PackageListener {
  /** A package is there for the first time, or no longer. */
  onMembers(): void;
}

/** All service directories of the editor's folders, and those of single files that are open. */
export class Workspace {
  private folders: readonly Folder[] = [];
  private readonly packages = new Map<string, LivePackage>();
  /** What is known of folders: the service directory that their files belong to. */
  private readonly homes = new Map<string, Promise<string | undefined>>();
  private discovery: Promise<void> | undefined;
  private listener: WorkspaceListener | undefined;

  constructor(
    private readonly documents: Documents,
    private readonly helmVersion: () => HelmVersion,
  ) {}

  /** Names the one who is told what happens. */
  listen(listener: WorkspaceListener): void {
    this.listener = listener;
  }

  /** Sets the editor's folders; folders that are no `file:` URIs are left alone. */
  setFolders(folders: readonly WorkspaceFolder[]): void {
    this.folders = folders.flatMap(folderOf);
    this.forget();
  }

  /** The editor's folders have changed. Packages that lie in none of them any more are dropped. */
  async changeFolders(added: readonly WorkspaceFolder[], removed: readonly WorkspaceFolder[]): Promise<void> {
    const gone = removed.flatMap(folderOf).map(({ path }) => path);
    const kept = this.folders.filter(({ path }) => !gone.includes(path));
    this.folders = [...kept, ...added.flatMap(folderOf)];
    for (const { directory } of this.known) {
      if (
        gone.some((path) => path === directory || isBelow(path, directory)) &&
        !this.folderAround(directory)
      )
        this.packages.delete(directory);
    }
    this.forget();
    this.listener?.onMembers();
    await this.all();
  }

  /** Every service directory in the folders of the editor and around its open files. */
  async all(): Promise<readonly LivePackage[]> {
    this.discovery ??= this.discoverAll();
    await this.discovery;
    return this.known;
  }

  /** The service directories met so far. */
  get known(): readonly LivePackage[] {
    return [...this.packages.values()];
  }

  /** The package that a file belongs to; undefined when it belongs to none. */
  async ownerOf(file: string): Promise<LivePackage | undefined> {
    const home = await this.homeOf(dirname(file));
    if (home !== undefined) return this.open(home);
    const all = await this.all();
    await Promise.all(all.map((one) => one.atOnce().catch(() => undefined)));
    return this.knownOwner(file);
  }

  /** The package that a folder is or lies in, or that a file belongs to. */
  async packageAt(path: string): Promise<LivePackage | undefined> {
    const home = await this.homeOf(path);
    return home === undefined ? this.ownerOf(path) : this.open(home);
  }

  /** The same as {@link ownerOf} without waiting: among the packages met so far. */
  knownOwner(file: string): LivePackage | undefined {
    const inside = this.known.filter(({ directory }) => isBelow(directory, file));
    inside.sort((a, b) => b.directory.length - a.directory.length);
    return inside[0] ?? this.known.find((one) => one.owns(file));
  }

  /** An open document has another text. */
  textChanged(file: string): void {
    for (const one of this.known) if (one.owns(file)) one.textChanged(file);
  }

  /** Files were made, changed or deleted on the disk. */
  async diskChanged(files: readonly string[]): Promise<void> {
    for (const one of this.known) if (files.some((file) => one.owns(file))) one.diskChanged();
    if (!files.some(mayMakeServiceDirectory)) return;
    this.forget();
    await this.dropMissing();
  }

  private async dropMissing(): Promise<void> {
    for (const { directory } of this.known) {
      if (!(await isServiceDirectory(directory))) this.packages.delete(directory);
    }
    this.listener?.onMembers();
  }

  private forget(): void {
    this.discovery = undefined;
    this.homes.clear();
  }

  private async discoverAll(): Promise<void> {
    for (const { path } of this.folders) for (const directory of await discover(path)) this.open(directory);
  }

  private homeOf(folder: string): Promise<string | undefined> {
    const known = this.homes.get(folder);
    if (known) return known;
    const found = serviceDirectoryAbove(folder, this.folderAround(folder)?.path);
    this.homes.set(folder, found);
    return found;
  }

  /** The editor's folder that a path is or lies in. */
  folderAround(path: string): Folder | undefined {
    return this.folders.find((folder) => path === folder.path || isBelow(folder.path, path));
  }

  private open(directory: string): LivePackage {
    const known = this.packages.get(directory);
    if (known) return known;
    const around = this.folderAround(directory);
    const uri = around ? uriBelow(around.uri, relativePath(around.path, directory), false) : uriOf(directory);
    const listener: PackageListener = {
      onChange: (live, cause) => this.listener?.onChange(live, cause),
      onFailure: (live, error) => this.listener?.onFailure(live, error),
    };
    const made = new LivePackage(directory, uri, this.documents, listener, this.helmVersion);
    this.packages.set(directory, made);
    this.listener?.onMembers();
    return made;
  }
}

function folderOf({ uri }: WorkspaceFolder): Folder[] {
  const path = fileOf(uri)?.replace(/(?<=.)[\\/]+$/, '');
  return path === undefined ? [] : [{ uri: uri.replace(/\/$/, ''), path }];
}

/** Whether a file's coming or going can make a folder a service directory, or no longer one. */
const mayMakeServiceDirectory = (file: string): boolean =>
  /[\\/](?:oscpkg\.yaml|(?:package|images)(?:[\\/][^\\/]+){0,2})$/.test(file);
