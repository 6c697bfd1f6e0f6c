import type { CodeLens, CodeLensParams } from 'vscode-languageserver/node';
import { say, show } from '../../core/text/message';
import { clientCommands } from '../../protocol';
import { aboutDocument } from './answer';
import type { Feature } from './feature';

/** Commands above the first line of mapping.yaml, for an editor that can run them. */
export const lenses: Feature = {
  capabilities: ({ commands }) => (commands.size > 0 ? { codeLensProvider: { resolveProvider: false } } : {}),
  register(session) {
    const { client } = session;
    session.connection.onCodeLens(
      aboutDocument(
        session,
        ({ pkg, path, places }, _params: CodeLensParams): CodeLens[] => {
          if (pkg.mapping?.file.path !== path) return [];
          return offered
            .filter(({ command }) => client.commands.has(command))
            .map(({ command, title }) => ({
              range: places.range(path, undefined),
              command: { command, title: show(title, client.locale), arguments: [places.uri(path)] },
            }));
        },
        [],
      ),
    );
  },
};

const offered = [
  { command: clientCommands.preview, title: say('Preview the images', '预览镜像地址') },
  { command: clientCommands.generateMapping, title: say('Generate the mapping', '生成映射') },
] as const;
