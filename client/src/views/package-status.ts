import * as vscode from 'vscode';
import { clientId, type PackageInfo } from '../../../server/src/protocol';
import { inWords } from '../commands/problem-counts';
import { isInside, type ServicePackages, titleOf } from '../service-packages';

/** The language status of files in a service package: which package it is, and how many problems it has. */
export class PackageStatus implements vscode.Disposable {
  private readonly item: vscode.LanguageStatusItem;
  private readonly disposables: readonly vscode.Disposable[];

  constructor(private readonly packages: ServicePackages) {
    this.item = vscode.languages.createLanguageStatusItem('oscpkg.package', []);
    this.item.name = vscode.l10n.t('OSC service package');
    this.disposables = [
      this.item,
      packages.onDidChange(() => {
        this.item.selector = filesOf(packages.all);
        this.update();
      }),
      vscode.languages.onDidChangeDiagnostics(() => this.update()),
    ];
  }

  dispose(): void {
    vscode.Disposable.from(...this.disposables).dispose();
  }

  private update(): void {
    const { active } = this.packages;
    if (!active) return;
    const counts = countProblems(active);
    this.item.text = titleOf(active);
    this.item.detail = inWords(counts) ?? vscode.l10n.t('no problems');
    this.item.severity = severityOf(counts);
    const title = vscode.l10n.t('Validate');
    this.item.command = { command: 'oscpkg.validate', title, arguments: [active.root] };
  }
}

const filesOf = (packages: readonly PackageInfo[]): vscode.DocumentFilter[] =>
  packages.map(({ root }) => ({
    scheme: 'file',
    pattern: new vscode.RelativePattern(vscode.Uri.parse(root), '**'),
  }));

function countProblems({ root }: PackageInfo) {
  const folder = vscode.Uri.parse(root);
  const counts = { errors: 0, warnings: 0, information: 0 };
  for (const [uri, diagnostics] of vscode.languages.getDiagnostics()) {
    if (!isInside(uri, folder)) continue;
    for (const { source, severity } of diagnostics) {
      if (source !== clientId) continue;
      if (severity === vscode.DiagnosticSeverity.Error) counts.errors++;
      if (severity === vscode.DiagnosticSeverity.Warning) counts.warnings++;
      if (severity === vscode.DiagnosticSeverity.Information) counts.information++;
    }
  }
  return counts;
}

function severityOf({ errors, warnings }: ReturnType<typeof countProblems>): vscode.LanguageStatusSeverity {
  if (errors > 0) return vscode.LanguageStatusSeverity.Error;
  return warnings > 0 ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information;
}
