import type { PlatformRegistry } from '../../images/platform-address';
import type { Place } from '../../package/place';
import type { Locale } from '../../text/message';
import type { RenderedImages } from '../rendered-images';

/** For whom a hover is written. */
export interface HoverContext extends PlatformRegistry {
  readonly locale: Locale;
  /** What the chart's workloads pull now; undefined until it was rendered. */
  readonly images?: RenderedImages;
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
