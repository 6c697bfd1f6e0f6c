import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { PreviewImage, PreviewResult } from '../../../server/src/protocol';
import { titleOf } from '../service-packages';

/** The list of every image that a workload pulls, before and after the platform has replaced the addresses. */
export class ImageReplacement implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly view: vscode.TreeView<Row>;
  private result: PreviewResult | undefined;

  constructor(private readonly client: LanguageClient) {
    this.view = vscode.window.createTreeView<Row>('oscpkg.imageReplacement', {
      treeDataProvider: {
        onDidChangeTreeData: this.changed.event,
        getChildren: (row) => this.children(row),
        getTreeItem: (row) => (row.kind === 'workload' ? workloadItem(row) : this.imageItem(row.image)),
      },
    });
  }

  /** What is on the screen; undefined when the list is closed. */
  get shown(): PreviewResult | undefined {
    return this.result;
  }

  /** Shows a preview and brings the list to the front. */
  async show(result: PreviewResult): Promise<void> {
    await vscode.commands.executeCommand('setContext', 'oscpkg.imageReplacementShown', true);
    this.update(result);
    await vscode.commands.executeCommand('oscpkg.imageReplacement.focus');
  }

  /** Puts another preview into the list, wherever that is. */
  update(result: PreviewResult): void {
    this.result = result;
    this.view.description = titleOf(result.package);
    this.view.message = result.failure ?? summary(result);
    this.changed.fire();
  }

  /** Takes the list from the screen. */
  close(): void {
    this.result = undefined;
    this.changed.fire();
    void vscode.commands.executeCommand('setContext', 'oscpkg.imageReplacementShown', false);
  }

  dispose(): void {
    this.view.dispose();
    this.changed.dispose();
  }

  private children(row: Row | undefined): Row[] {
    const images = this.result?.images ?? [];
    if (!row) return [...new Set(images.map(({ workload }) => workload))].map(asWorkload);
    if (row.kind === 'image') return [];
    return images.filter(({ workload }) => workload === row.name).map((image) => ({ kind: 'image', image }));
  }

  private imageItem({ place, before, after, state, reason, origin }: PreviewImage): vscode.TreeItem {
    const item = new vscode.TreeItem(place);
    item.description = after === before ? before : `${before} → ${after ?? '—'}`;
    item.iconPath = icons[state];
    if (reason) item.description += ` · ${reason}`;
    item.tooltip = [before, `→ ${after ?? '—'}`, reason ?? ''].join('\n').trim();
    if (origin) item.command = this.openCommand(origin);
    return item;
  }

  private openCommand({ uri, range }: NonNullable<PreviewImage['origin']>): vscode.Command {
    const selection = this.client.protocol2CodeConverter.asRange(range);
    return { command: 'vscode.open', title: '', arguments: [vscode.Uri.parse(uri), { selection }] };
  }
}

type Row =
  | { readonly kind: 'workload'; readonly name: string }
  | { readonly kind: 'image'; readonly image: PreviewImage };

const asWorkload = (name: string): Row => ({ kind: 'workload', name });

function workloadItem({ name }: Extract<Row, { kind: 'workload' }>): vscode.TreeItem {
  return new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.Expanded);
}

function summary({ images, target }: PreviewResult): string {
  if (images.length === 0) return vscode.l10n.t('No workload pulls an image.');
  const replaced = images.filter(({ state }) => state === 'replaced').length;
  if (replaced === images.length) return vscode.l10n.t('Every image is pulled from {0}.', target);
  return vscode.l10n.t('{0} of {1} images are pulled from {2}.', replaced, images.length, target);
}

const icon = (name: string, colour: string) => new vscode.ThemeIcon(name, new vscode.ThemeColor(colour));
const icons: Readonly<Record<PreviewImage['state'], vscode.ThemeIcon>> = {
  replaced: icon('pass', 'testing.iconPassed'),
  kept: icon('warning', 'list.warningForeground'),
  broken: icon('error', 'list.errorForeground'),
};
