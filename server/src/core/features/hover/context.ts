import type { PlatformRegistry } from '../../images/platform-address';
import type { Place } from '../../package/place';
import type { Locale } from '../../text/message';

/** For whom a hover is written. */
export interface HoverContext extends PlatformRegistry {
  readonly locale: Locale;
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
