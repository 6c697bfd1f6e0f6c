import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver/node';
import type { Problem } from '../../core/rules/check';
import type { Severity } from '../../core/rules/rule';
import { show } from '../../core/text/message';
import { clientId } from '../../protocol';
import type { Client } from '../client';
import type { Places } from './places';

/** A problem as the editor shows it in a document. */
export function toDiagnostic(problem: Problem, document: string, places: Places, client: Client): Diagnostic {
  const { at, code, severity, message, tag, related } = problem;
  const { diagnostics, locale } = client;
  return {
    range: places.range(at.file, at.file === document ? at.span : undefined),
    severity: severities[severity],
    code,
    ...(diagnostics.codeDescription ? { codeDescription: { href: client.ruleLink(code) } } : {}),
    source: clientId,
    message: show(message, locale),
    ...(tag && diagnostics.tags ? { tags: [tags[tag]] } : {}),
    ...(related?.length && diagnostics.related
      ? {
          relatedInformation: related.map((one) => ({
            location: places.location(one.at),
            message: show(one.message, locale),
          })),
        }
      : {}),
  };
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const tags = { unnecessary: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated } as const;
