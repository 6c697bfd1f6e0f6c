import * as vscode from 'vscode';
import { type CommandId, commandIds } from '../command-ids';
import type { Session } from '../session';
import { buildPackage } from './build-package';
import { generateMapping } from './generate-mapping';
import { newPackage } from './new-package';
import { openRule } from './open-rule';
import { closePreview, previewReplacement, refreshPreview } from './preview-replacement';
import { restartServer } from './restart-server';
import { showError } from './show-error';
import { validatePackage } from './validate-package';

/** What a command does; `argument` is what it was called on: a URI from a menu, an argument of a code lens, or nothing. */
type Command = (session: Session, argument: unknown) => unknown;

const commands: Readonly<Record<CommandId, Command>> = {
  'oscpkg.newPackage': newPackage,
  'oscpkg.validate': validatePackage,
  'oscpkg.build': buildPackage,
  'oscpkg.preview': previewReplacement,
  'oscpkg.refreshPreview': refreshPreview,
  'oscpkg.closePreview': closePreview,
  'oscpkg.generateMapping': generateMapping,
  'oscpkg.openRule': openRule,
  'oscpkg.restartServer': restartServer,
  'oscpkg.showLog': ({ log }) => log.show(),
};

/** Registers every command; what one of them throws is shown to the user. */
export function registerCommands(session: Session): readonly vscode.Disposable[] {
  return commandIds.map((id) =>
    vscode.commands.registerCommand(id, async (argument: unknown) => {
      try {
        await commands[id](session, argument);
      } catch (error) {
        await showError(session, error);
      }
    }),
  );
}
