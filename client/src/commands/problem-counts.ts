import { l10n } from 'vscode';
import type { ProblemCounts } from '../../../server/src/protocol';

/** How many problems, in words: `2 errors, 1 warning`; undefined when there are none. */
export function inWords({ errors, warnings, information }: ProblemCounts): string | undefined {
  const parts: string[] = [];
  if (errors > 0) parts.push(errors === 1 ? l10n.t('1 error') : l10n.t('{0} errors', errors));
  if (warnings > 0) parts.push(warnings === 1 ? l10n.t('1 warning') : l10n.t('{0} warnings', warnings));
  if (information > 0) parts.push(information === 1 ? l10n.t('1 note') : l10n.t('{0} notes', information));
  return parts.length > 0 ? parts.join(l10n.t(', ')) : undefined;
}
