import type { ServicePackage } from '../package/service-package';
import type { Message } from '../text/message';
import { helmPreview } from './helm-preview';
import { operatorPreview } from './operator-preview';
import type { PlatformRegistry } from './platform-address';
import type { PreviewedUse } from './previewed-use';

/** What the platform writes and what each workload then pulls. */
export interface Preview {
  /** The file that the platform changes, before and after; undefined when there is none. */
  readonly file: { readonly path: string; readonly before: string; readonly after: string } | undefined;
  readonly uses: readonly PreviewedUse[];
  /** Why the chart does not render, before or only after the replacement; undefined when it does. */
  readonly failure: Message | undefined;
}

/** What becomes of the images of a package; undefined when it holds neither a chart nor an operator. */
export function preview(pkg: ServicePackage, to: PlatformRegistry): Preview | undefined {
  const file = pkg.chart ? pkg.chart.values : pkg.operator?.current;
  const helm = helmPreview(pkg, to);
  const made = helm ?? operatorPreview(pkg, to);
  if (!made) return undefined;
  return {
    file: file && { path: file.path, before: file.text, after: made.text },
    uses: made.uses,
    failure: helm?.failure,
  };
}

/** Whether an image is pulled from the platform, still from elsewhere, or from nowhere. */
export const stateOf = ({ replaced, reason }: PreviewedUse): 'replaced' | 'kept' | 'broken' =>
  replaced ? (reason ? 'broken' : 'replaced') : 'kept';
