import type { ServerCapabilities } from 'vscode-languageserver/node';
import type { Client } from '../client';
import type { Session } from '../session';

/** One thing that the server can do: what it tells the editor of it, and the requests that it answers. */
export interface Feature {
  readonly capabilities: (client: Client) => ServerCapabilities;
  register(session: Session): void;
}
