import { mappingFileName } from '../../core/package/images-folder';
import type { ServicePackage } from '../../core/package/service-package';
import { LineIndex } from '../../core/text/line-index';
import { say, show } from '../../core/text/message';
import { UserError } from '../../core/text/user-error';
import { type GenerateMappingResult, generateMapping, type TextEdit } from '../../protocol';
import type { Feature } from '../requests/feature';
import { handle, packageAround, threadOf } from './handle';

/** Works out mapping.yaml. Nothing is written. */
export const mappingGeneration: Feature = {
  capabilities: () => ({}),
  register(session) {
    const { client } = session;
    handle(session, generateMapping, async ({ uri }, token): Promise<GenerateMappingResult> => {
      const live = await packageAround(session, uri);
      const pkg = await live.upToDate();
      const params = { edited: live.edited, locale: client.locale };
      const found = await threadOf(session).run('mapping', params, { token });
      if (!found) throw new UserError(nothingToInfer);
      return {
        uri: live.uriFor(pathOfMapping(pkg), client.opensArchives),
        exists: pkg.mapping !== undefined,
        newText: found.text,
        edits: difference(pkg.mapping?.file.text ?? '', found.text),
        notes: found.notes.map((note) => show(note, client.locale)),
      };
    });
  },
};

const nothingToInfer = say(
  'There is nothing to infer a mapping from: package/ holds neither a chart nor an operator.',
  '无法推断映射：package 目录中既没有 Chart 也没有 Operator。',
);

const pathOfMapping = ({ mapping, imagesFolder }: ServicePackage): string =>
  mapping?.file.path ?? `${imagesFolder}/${mappingFileName}`;

/** The one edit that makes a text of another; none when they are the same. Whole lines are replaced. */
function difference(before: string, after: string): readonly TextEdit[] {
  if (before === after) return [];
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  start = before.lastIndexOf('\n', start - 1) + 1;
  let tail = 0;
  while (tail < most - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const lines = new LineIndex(before);
  const end = before.length - tail;
  return [
    {
      range: { start: lines.positionAt(start), end: lines.positionAt(end) },
      newText: after.slice(start, after.length - tail),
    },
  ];
}
