import {
  type Definition,
  type DefinitionLink,
  type DefinitionParams,
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentHighlightParams,
  type Location,
  type ReferenceParams,
} from 'vscode-languageserver/node';
import { definition } from '../../core/features/definition';
import { findReferences } from '../../core/features/find-references';
import { highlights } from '../../core/features/highlights';
import { rangeIn } from '../convert/places';
import { type AboutDocument, aboutDocument } from './answer';
import type { Feature } from './feature';

/** From a name to what it names, from there to all places that name it, and those in the same document. */
export const navigation: Feature = {
  capabilities: () => ({
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
  }),
  register(session) {
    const { connection, client } = session;
    connection.onDefinition(
      aboutDocument(
        session,
        (document, { position }: DefinitionParams) =>
          definitionIn(document, position, client.definitionLinks),
        null,
      ),
    );
    connection.onReferences(
      aboutDocument(
        session,
        ({ pkg, path, file, places }, { position, context }: ReferenceParams): Location[] =>
          findReferences(pkg, path, file.lines.offsetAt(position), context.includeDeclaration).map((place) =>
            places.location(place),
          ),
        [],
      ),
    );
    connection.onDocumentHighlight(
      aboutDocument(
        session,
        ({ pkg, path, file }, { position }: DocumentHighlightParams): DocumentHighlight[] =>
          highlights(pkg, path, file.lines.offsetAt(position)).map((span) => ({
            range: rangeIn(file, span),
            kind: DocumentHighlightKind.Text,
          })),
        [],
      ),
    );
  },
};

function definitionIn(
  { pkg, path, file, places }: AboutDocument,
  position: DefinitionParams['position'],
  asLink: boolean,
): Definition | DefinitionLink[] | null {
  const found = definition(pkg, path, file.lines.offsetAt(position));
  if (!found) return null;
  const { uri, range } = places.location(found.target);
  if (!asLink) return { uri, range };
  return [
    {
      originSelectionRange: rangeIn(file, found.origin),
      targetUri: uri,
      targetRange: range,
      targetSelectionRange: range,
    },
  ];
}
