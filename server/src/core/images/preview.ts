import type { Message } from '../text/message';
import type { ImageUse } from './image-use';

/** What becomes of one image when the platform has replaced the addresses. */
export interface PreviewedUse {
  readonly use: ImageUse;
  /** The reference afterwards; undefined when the workload is not there any more. */
  readonly after: string | undefined;
  /** `replaced`: pulled from the platform. `kept`: still points elsewhere. `broken`: no address that can be pulled. */
  readonly state: 'replaced' | 'kept' | 'broken';
  /** Why an image is not replaced; undefined for one that is. */
  readonly reason: Message | undefined;
}

/** A file that the platform changes, before and after. */
export interface PreviewedFile {
  /** Path in the package. */
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** What the platform writes and what each workload then pulls. */
export interface Preview {
  readonly files: readonly PreviewedFile[];
  readonly uses: readonly PreviewedUse[];
  /** Why the chart does not render, before or after the replacement; undefined when it does. */
  readonly failure: Message | undefined;
}
