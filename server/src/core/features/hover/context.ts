import type { Place } from '../../package/place';
import type { Locale } from '../../text/message';

/** For whom a hover is written. */
export interface HoverContext {
  readonly locale: Locale;
  /** Registry host and organization that the platform is assumed to push to. */
  readonly registry: string;
  readonly organization: string;
  /** A place as Markdown: a link, if the editor can follow one. */
  readonly link: (place: Place) => string;
  /** The address of a rule's page. */
  readonly ruleLink: (code: string) => string;
}

/** What to show for a place of a document. */
export interface Hover {
  readonly span: { readonly start: number; readonly end: number };
  readonly markdown: string;
}
