import type { Connection } from 'vscode-languageserver/node';
import type { Client } from './client';
import type { LiveConfiguration } from './configuration';
import type { Announcer } from './diagnostics/announce';
import type { ProblemStore } from './diagnostics/problem-store';
import type { Documents } from './documents';
import type { LateFixes } from './render/late-fixes';
import type { Renderer } from './render/renderer';
import type { Thread } from './render/thread';
import type { Workspace } from './workspace/workspace';

/** What one editor and the server share from `initialize` to `exit`. */
export interface Session {
  readonly connection: Connection;
  readonly client: Client;
  readonly configuration: LiveConfiguration;
  readonly documents: Documents;
  readonly workspace: Workspace;
  readonly problems: ProblemStore;
  /** Where what takes long is done; undefined when there is no file to start it from. */
  readonly thread: Thread | undefined;
  readonly renderer: Renderer;
  readonly lateFixes: LateFixes;
  readonly announce: Announcer;
  /** Whether the editor has said `shutdown`, behind which nothing is answered. */
  readonly isShutDown: () => boolean;
  /** To be called when the editor asks or changes something. */
  readonly isAlive: () => void;
}
