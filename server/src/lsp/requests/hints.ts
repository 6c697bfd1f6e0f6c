import type { InlayHint, InlayHintParams } from 'vscode-languageserver/node';
import { inlayHints } from '../../core/features/inlay-hints';
import { spanIn } from '../convert/places';
import { aboutDocument } from './answer';
import type { Feature } from './feature';

/** Values that are shown beside the paths that reach them. */
export const hints: Feature = {
  capabilities: () => ({ inlayHintProvider: { resolveProvider: false } }),
  register(session) {
    session.connection.languages.inlayHint.on(
      aboutDocument(
        session,
        ({ live, pkg, path, file }, { range }: InlayHintParams): InlayHint[] =>
          inlayHints(pkg, path, spanIn(file, range), session.problems.images(live)).map(
            ({ offset, label }) => ({
              position: file.lines.positionAt(offset),
              label,
              paddingLeft: true,
            }),
          ),
        [],
      ),
    );
  },
};
