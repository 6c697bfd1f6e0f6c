import type { DocumentLink, DocumentLinkParams } from 'vscode-languageserver/node';
import { documentLinks } from '../../core/features/document-links';
import { rangeIn } from '../convert/places';
import { aboutDocument } from './answer';
import type { Feature } from './feature';

/** Texts that open a file or a page. */
export const links: Feature = {
  capabilities: () => ({ documentLinkProvider: { resolveProvider: false } }),
  register(session) {
    session.connection.onDocumentLinks(
      aboutDocument(
        session,
        ({ pkg, path, file, places }, _params: DocumentLinkParams): DocumentLink[] =>
          documentLinks(pkg, path).map((link) => ({
            range: rangeIn(file, link.span),
            target: 'file' in link ? places.uri(link.file) : session.client.ruleLink(link.rule),
          })),
        [],
      ),
    );
  },
};
