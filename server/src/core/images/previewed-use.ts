import type { Place } from '../package/place';
import type { Message } from '../text/message';
import type { ImageUse, ImageUseKind } from './image-use';

/** What becomes of one image when the platform writes its addresses. */
export interface PreviewedUse {
  readonly place: Place;
  readonly kind: ImageUseKind;
  readonly workload: string;
  readonly container?: string;
  readonly before: string;
  readonly after: string;
  /** Whether anything is written there; `after` can still be wrong, then `reason` says why. */
  readonly replaced: boolean;
  /** Why the image is not pulled from the platform; absent when it is. */
  readonly reason?: Message;
}

/** A use with what stands there after the replacement. */
export const previewed = (
  { at, kind, workload, container, reference }: ImageUse,
  after: string,
  replaced: boolean,
  reason?: Message,
): PreviewedUse => ({
  place: at,
  kind,
  workload,
  ...(container === undefined ? {} : { container }),
  before: reference,
  after,
  replaced,
  ...(reason ? { reason } : {}),
});
