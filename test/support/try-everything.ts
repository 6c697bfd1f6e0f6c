import { complete } from '../../server/src/core/features/complete';
import { definition } from '../../server/src/core/features/definition';
import { documentLinks } from '../../server/src/core/features/document-links';
import { documentSymbols } from '../../server/src/core/features/document-symbols';
import { findReferences } from '../../server/src/core/features/find-references';
import { fixAll } from '../../server/src/core/features/fix-all';
import { hover } from '../../server/src/core/features/hover';
import { inlayHints } from '../../server/src/core/features/inlay-hints';
import { quickFixes } from '../../server/src/core/features/quick-fixes';
import { prepareRename, rename } from '../../server/src/core/features/rename';
import type { ServicePackage } from '../../server/src/core/package/service-package';
import { checkPackage } from '../../server/src/core/rules/check';
import { UserError } from '../../server/src/core/text/user-error';

/** Asks everything that an editor can ask at a place; which answer took longest. Only refusals for the user may be thrown. */
export function tryEverything(
  pkg: ServicePackage,
  path: string,
  offset: number,
): { readonly feature: string; readonly milliseconds: number } {
  const whole = { start: 0, end: pkg.files.get(path)?.text.length ?? 0 };
  const problems = checkPackage(pkg, { tempo: 'text' });
  const context = {
    locale: 'zh-cn' as const,
    registry: 'swr.example.com',
    organization: 'acme',
    link: () => '',
    ruleLink: () => '',
  };
  const questions: Readonly<Record<string, () => unknown>> = {
    diagnose: () => checkPackage(pkg, { tempo: 'text' }),
    complete: () => complete(pkg, path, offset),
    hover: () => hover(pkg, path, offset, context),
    definition: () => definition(pkg, path, offset),
    references: () => findReferences(pkg, path, offset, true),
    prepareRename: () => prepareRename(pkg, path, offset),
    rename: () => rename(pkg, path, offset, 'renamed'),
    quickFixes: () =>
      quickFixes(
        pkg,
        path,
        whole,
        problems.filter(({ at }) => at.file === path),
      ),
    fixAll: () => fixAll(pkg, path, problems),
    symbols: () => documentSymbols(pkg, path),
    links: () => documentLinks(pkg, path),
    hints: () => inlayHints(pkg, path, whole),
  };
  return Object.entries(questions)
    .map(([feature, ask]) => ({ feature, milliseconds: timed(ask) }))
    .reduce((slowest, one) => (one.milliseconds > slowest.milliseconds ? one : slowest));
}

function timed(ask: () => unknown): number {
  const start = performance.now();
  try {
    ask();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
  return performance.now() - start;
}
