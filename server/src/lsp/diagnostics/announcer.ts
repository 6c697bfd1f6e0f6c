import type { Session } from '../session';
import type { LivePackage } from '../workspace/live-package';
import type { Announcer } from './announce';
import { Publisher } from './push';

/** What announcing needs. */
export type AnnouncerParts = Pick<Session, 'connection' | 'client' | 'documents' | 'problems' | 'workspace'>;

/** The announcer that suits the editor. */
export const announcer = (session: AnnouncerParts): Announcer =>
  session.client.diagnostics.pull ? pulling(session) : pushing(session);

function pulling({ connection, client }: AnnouncerParts): Announcer {
  let due = false;
  const refresh = () => {
    if (due || !client.diagnostics.refresh) return;
    due = true;
    setImmediate(() => {
      due = false;
      connection.languages.diagnostics.refresh();
    });
  };
  return { textChanged() {}, foundMore: refresh, membersChanged: refresh, everythingChanged: refresh };
}

function pushing(session: AnnouncerParts): Announcer {
  const publisher = new Publisher(session);
  const publish = (live: LivePackage) => publisher.schedule(live);
  const publishAll = () => session.workspace.known.forEach(publish);
  return {
    textChanged: publish,
    foundMore: publish,
    membersChanged() {
      publisher.retain(session.workspace.known);
      publishAll();
    },
    everythingChanged: publishAll,
  };
}
