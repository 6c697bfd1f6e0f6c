import type {
  PrepareRenameParams,
  PrepareRenameResult,
  RenameFilesParams,
  RenameParams,
  WorkspaceEdit,
} from 'vscode-languageserver/node';
import { followRenames, prepareRename, rename as renameAt } from '../../core/features/rename';
import { say, show } from '../../core/text/message';
import { UserError } from '../../core/text/user-error';
import { toWorkspaceEdit } from '../convert/edits';
import { Places, rangeIn } from '../convert/places';
import type { Session } from '../session';
import { fileOf } from '../uri';
import { aboutDocument, answer } from './answer';
import type { Feature } from './feature';

/** Renames keys, names and image archives together with all that refers to them. */
export const rename: Feature = {
  capabilities: ({ prepareRename: canPrepare }) => ({
    renameProvider: canPrepare ? { prepareProvider: true } : true,
    workspace: {
      fileOperations: { willRename: { filters: [{ scheme: 'file', pattern: { glob: '**/*.tar' } }] } },
    },
  }),
  register(session) {
    const { connection, client } = session;
    connection.onPrepareRename(
      aboutDocument(
        session,
        ({ pkg, path, file }, { position }: PrepareRenameParams): PrepareRenameResult | null => {
          const found = prepareRename(pkg, path, file.lines.offsetAt(position));
          return found ? { range: rangeIn(file, found.span), placeholder: found.name } : null;
        },
        null,
      ),
    );
    connection.onRenameRequest(
      aboutDocument(
        session,
        ({ pkg, path, file, places }, { position, newName }: RenameParams): WorkspaceEdit | null => {
          const changes = renameAt(pkg, path, file.lines.offsetAt(position), newName);
          if (!changes) return null;
          const edit = toWorkspaceEdit(changes, show(title, client.locale), places, client.edits);
          if (!edit) throw new UserError(cannotRenameFiles);
          return edit;
        },
        null,
      ),
    );
    connection.workspace.onWillRenameFiles(answer(session, (params) => filesRenamed(session, params)));
  },
};

const title = say('Rename', '重命名');
const cannotRenameFiles = say(
  'This editor cannot rename files for a language server: rename the file on the disk.',
  '当前编辑器不支持由语言服务器重命名文件：请直接在磁盘上重命名。',
);

/** mapping.yaml follows image archives that the user renames in the editor. */
async function filesRenamed(session: Session, { files }: RenameFilesParams): Promise<WorkspaceEdit | null> {
  const [first] = files;
  const file = first && fileOf(first.oldUri);
  const live = file === undefined ? undefined : await session.workspace.ownerOf(file);
  const pkg = await live?.atOnce();
  if (!live || !pkg) return null;
  const renames = files.flatMap(({ oldUri, newUri }) => {
    const [from, to] = [fileOf(oldUri), fileOf(newUri)];
    return from === undefined || to === undefined ? [] : [{ from: live.pathOf(from), to: live.pathOf(to) }];
  });
  const changes = followRenames(pkg, renames);
  const places = new Places(live, pkg, session.client.opensArchives);
  const label = show(title, session.client.locale);
  return changes.length > 0 ? (toWorkspaceEdit(changes, label, places, session.client.edits) ?? null) : null;
}
