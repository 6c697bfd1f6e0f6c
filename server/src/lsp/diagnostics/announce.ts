import type { LivePackage } from '../workspace/live-package';

/** Lets the editor know that diagnostics have changed: by publishing them, or by asking it to ask. */
export interface Announcer {
  /** The user edited a text: an editor that pulls asks again by itself. */
  textChanged(live: LivePackage): void;
  /** There is more to say about a package than before. */
  foundMore(live: LivePackage): void;
  /** There are other packages than before. */
  membersChanged(): void;
  everythingChanged(): void;
}
