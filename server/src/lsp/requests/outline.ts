import {
  type DocumentSymbolParams,
  type DocumentSymbol as OutlineSymbol,
  type SymbolInformation,
  SymbolKind,
} from 'vscode-languageserver/node';
import { type DocumentSymbol, documentSymbols } from '../../core/features/document-symbols';
import { rangeIn } from '../convert/places';
import { type AboutDocument, aboutDocument } from './answer';
import type { Feature } from './feature';

/** The outline of a document. */
export const outline: Feature = {
  capabilities: () => ({ documentSymbolProvider: true }),
  register(session) {
    session.connection.onDocumentSymbol(
      aboutDocument(
        session,
        (document, _params: DocumentSymbolParams): OutlineSymbol[] | SymbolInformation[] => {
          const found = documentSymbols(document.pkg, document.path);
          return session.client.hierarchicalSymbols
            ? found.map((one) => toSymbol(one, document))
            : found.flatMap((one) => flat(one, '', document));
        },
        [],
      ),
    );
  },
};

function toSymbol(symbol: DocumentSymbol, document: AboutDocument): OutlineSymbol {
  const { name, detail, kind, span, selection, children } = symbol;
  return {
    name,
    ...(detail === undefined ? {} : { detail }),
    kind: kinds[kind],
    range: rangeIn(document.file, span),
    selectionRange: rangeIn(document.file, selection),
    children: children.map((child) => toSymbol(child, document)),
  };
}

function flat(
  { name, kind, span, children }: DocumentSymbol,
  containerName: string,
  document: AboutDocument,
): SymbolInformation[] {
  const location = { uri: document.places.uri(document.path), range: rangeIn(document.file, span) };
  const own = { name, kind: kinds[kind], location, ...(containerName ? { containerName } : {}) };
  return [own, ...children.flatMap((child) => flat(child, name, document))];
}

const kinds: Readonly<Record<DocumentSymbol['kind'], SymbolKind>> = {
  map: SymbolKind.Module,
  list: SymbolKind.Array,
  item: SymbolKind.Object,
  value: SymbolKind.String,
};
