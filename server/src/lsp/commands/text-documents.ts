import { LSPErrorCodes, ResponseError, type TextDocumentContentResult } from 'vscode-languageserver/node';
import { ruleDocument } from '../../core/features/rule-document';
import { archiveScheme, ruleScheme } from '../../protocol';
import { answer } from '../requests/answer';
import type { Feature } from '../requests/feature';
import type { Session } from '../session';
import { fileOf, fromArchive } from '../uri';

/** Read-only documents: files inside archives, and the pages that explain rules. */
export const textDocuments: Feature = {
  capabilities: () => ({
    workspace: { textDocumentContent: { schemes: [archiveScheme, ruleScheme] } },
  }),
  register(session) {
    session.connection.workspace.textDocumentContent.on(
      answer(session, async ({ uri }: { readonly uri: string }): Promise<TextDocumentContentResult> => {
        const text = uri.startsWith(`${ruleScheme}:`) ? ruleText(session, uri) : await archivedText(uri);
        if (text === undefined) throw new ResponseError(LSPErrorCodes.RequestFailed, uri);
        return { text };
      }),
    );
  },
};

function ruleText({ client }: Session, uri: string): string | undefined {
  const code = decodeURIComponent(uri.slice(ruleScheme.length + 1)).replace(/^\/+|\.md$/g, '');
  return ruleDocument(code, client.locale);
}

async function archivedText(uri: string): Promise<string | undefined> {
  const file = fileOf(fromArchive(uri) ?? '');
  if (file === undefined) return undefined;
  const { readArchivedText } = await import('../workspace/archived-text');
  return readArchivedText(file);
}
