import type { Connection } from 'vscode-languageserver/node';
import type { Client } from './client';
import type { LiveConfiguration } from './configuration';
import type { ProblemStore } from './diagnostics/problem-store';
import type { Documents } from './documents';
import type { Renderer } from './render/renderer';
import type { Workspace } from './workspace/workspace';

/** What one editor and the server share from `initialize` to `exit`. */
export interface Session {
  readonly connection: Connection;
  readonly client: Client;
  readonly configuration: LiveConfiguration;
  readonly documents: Documents;
  readonly workspace: Workspace;
  readonly problems: ProblemStore;
  readonly renderer: Renderer;
}
