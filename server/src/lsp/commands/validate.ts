import type { CancellationToken, Diagnostic as LspDiagnostic } from 'vscode-languageserver/node';
import { mountMark } from '../../core/package/archive-mount';
import { SourceFile } from '../../core/package/source-file';
import { type Diagnostic, type ValidateResult, validate } from '../../protocol';
import { toDiagnostic } from '../convert/diagnostics';
import { Places } from '../convert/places';
import type { CheckedDelivery } from '../render/jobs';
import type { Feature } from '../requests/feature';
import type { Session } from '../session';
import { asArchive, fileOf, uriBelow } from '../uri';
import { checkAll } from './check-all';
import { handle, inOwnThread } from './handle';
import { countProblems, packageInfo } from './package-info';

/** Runs every rule on a service directory or on a built zip. */
export const validation: Feature = {
  capabilities: () => ({}),
  register(session) {
    handle(session, validate, ({ uri }, token) =>
      /\.zip$/i.test(uri) ? validateZip(session, uri, token) : validateDirectory(session, uri),
    );
  },
};

/** The problems of a directory go to the editor as diagnostics. */
async function validateDirectory(session: Session, uri: string): Promise<ValidateResult> {
  const { live, pkg, counts } = await checkAll(session, uri);
  return { package: packageInfo(live, pkg), counts, documents: [] };
}

async function validateZip(session: Session, uri: string, token: CancellationToken): Promise<ValidateResult> {
  const params = { file: fileOf(uri) ?? '', options: session.configuration.checks };
  const checked = await inOwnThread(session, (thread) => thread.run('delivery', params, { token }));
  const { name, version, kind, problems } = checked;
  return {
    package: { root: uri, name: name ?? null, version: version ?? null, kind: kind ?? null },
    counts: countProblems(problems),
    documents: documentsOf(session, uri, checked),
  };
}

/** The problems of a zip by document: those inside it, and the zip itself for problems of no text. */
function documentsOf(
  { client }: Session,
  zip: string,
  { folder, problems, texts }: CheckedDelivery,
): ValidateResult['documents'] {
  const files = new Map(
    [...texts].map(([path, text]) => [path, new SourceFile(path, text.length, '', text)]),
  );
  const uriFor = (path: string) =>
    files.has(path)
      ? asArchive(uriBelow(`${zip}${mountMark.slice(0, 1)}`, folder ? `${folder}/${path}` : path, false))
      : zip;
  const places = new Places({ uriFor }, { files }, true);
  const documents = new Map<string, Diagnostic[]>();
  for (const problem of problems) {
    const uri = places.uri(problem.at.file);
    const found = toDiagnostic(problem, problem.at.file, places, client);
    documents.set(uri, [...(documents.get(uri) ?? []), asSent(found, problem.code)]);
  }
  return [...documents].map(([uri, diagnostics]) => ({ uri, diagnostics }));
}

/** The same diagnostic with the types of protocol.ts, which knows no numbers for codes and no marked-up messages. */
const asSent = (
  { range, severity = 1, tags, codeDescription, message, relatedInformation }: LspDiagnostic,
  code: string,
): Diagnostic => ({
  range,
  severity,
  code,
  source: 'oscpkg',
  message: typeof message === 'string' ? message : message.value,
  ...(tags ? { tags } : {}),
  ...(codeDescription ? { codeDescription } : {}),
  ...(relatedInformation ? { relatedInformation } : {}),
});
