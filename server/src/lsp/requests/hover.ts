import { type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver/node';
import { hover as hoverAt } from '../../core/features/hover';
import type { HoverContext } from '../../core/features/hover/context';
import { code } from '../../core/features/hover/markdown';
import type { Place } from '../../core/package/place';
import { rangeIn } from '../convert/places';
import type { Session } from '../session';
import { type AboutDocument, aboutDocument } from './answer';
import type { Feature } from './feature';

/** What is to be known about the text under the pointer. */
export const hover: Feature = {
  capabilities: () => ({ hoverProvider: true }),
  register(session) {
    session.connection.onHover(
      aboutDocument(
        session,
        (document, { position }: HoverParams) => hoverIn(session, document, position),
        null,
      ),
    );
  },
};

function hoverIn(session: Session, document: AboutDocument, position: HoverParams['position']): Hover | null {
  const { pkg, path, file } = document;
  const found = hoverAt(pkg, path, file.lines.offsetAt(position), contextFor(session, document));
  if (!found) return null;
  const value = session.client.markdownHover ? found.markdown : withoutMarkup(found.markdown);
  const kind = session.client.markdownHover ? MarkupKind.Markdown : MarkupKind.PlainText;
  return { contents: { kind, value }, range: rangeIn(file, found.span) };
}

function contextFor(
  { client, configuration, problems }: Session,
  { live, places }: AboutDocument,
): HoverContext {
  const images = problems.images(live);
  const { registry, organization } = configuration.current;
  const link = ({ file, span }: Place) => {
    const { line } = places.range(file, span).start;
    const label = span ? `${file}:${line + 1}` : file;
    const target = span ? `${places.uri(file)}#L${line + 1}` : places.uri(file);
    return client.markdownHover ? `[${code(label)}](${target.replace(/[()]/g, encodeURIComponent)})` : label;
  };
  const shared = { locale: client.locale, registry, organization, link, ruleLink: client.ruleLink };
  return images ? { ...shared, images } : shared;
}

/** Markdown as it reads without its marks. */
const withoutMarkup = (markdown: string): string =>
  markdown
    .replace(/\[([^\]]*)\]\(([^)]*)\)/g, '$1: $2')
    .replace(/\\([^\w\s])/g, '$1')
    .replace(/[`*]|[ ]{2}$/gm, '');
