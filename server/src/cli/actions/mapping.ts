import { join } from 'node:path';
import { generateMapping } from '../../core/images/generate-mapping';
import { mappingFileName } from '../../core/package/images-folder';
import { say, show } from '../../core/text/message';
import { UserError } from '../../core/text/user-error';
import { openServiceDirectory } from '../../node/open-package';
import { writeFileWhole } from '../../node/write-file';
import { type ExitStatus, printLine, type Session } from '../session';
import { diffText } from '../terminal/diff';
import { oneLine } from '../terminal/visible';
import { serviceDirectoryAt } from './targets';

/** The options of `oscpkg mapping`. */
export interface MappingOptions {
  readonly write?: boolean;
}

/**
 * Works mapping.yaml out of the deployment package and the image archives; shows the difference, or writes it. The exit
 * status is 1 when images are left that no entry can be written for.
 */
export async function mapping(
  path: string,
  { write }: MappingOptions,
  session: Session,
): Promise<ExitStatus> {
  const directory = await serviceDirectoryAt(path);
  const pkg = await openServiceDirectory(directory);
  const made = generateMapping(pkg, session.locale);
  if (pkg.osc) throw new UserError(undocumented);
  if (!made) throw new UserError(noPackage(path));
  const file = pkg.mapping?.file.path ?? `${pkg.imagesFolder}/${mappingFileName}`;
  const before = pkg.mapping?.file.text ?? '';
  session.out.write(diffText(file, before, made.text, session.out.colors));
  if (made.text === before) printLine(session.err, nothing(file), session);
  else if (write) {
    await writeFileWhole(join(directory, file), made.text);
    printLine(session.err, written(file), session);
  } else printLine(session.err, notWritten(file), session);
  for (const note of made.notes)
    session.err.write(`${session.err.colors.yellow('!')} ${oneLine(show(note, session.locale))}\n`);
  return made.notes.length > 0 ? 1 : 0;
}

const undocumented = say(
  'Not documented: how a mapping file is applied to a package of the OSC format. Nothing can be worked out',
  '没有文档说明映射文件如何应用于 OSC 规范包，无法推断',
);

const noPackage = (path: string) =>
  say(
    '"{path}" holds no chart and no operator that mapping.yaml could be worked out of',
    '“{path}”中没有可用于推断映射文件的 Chart 或 Operator',
    { path },
  );
const nothing = (file: string) => say('{file} has everything already.', '{file} 已经完整。', { file });
const written = (file: string) => say('Written: {file}', '已写入：{file}', { file });
const notWritten = (file: string) =>
  say('{file} is not changed. "--write" writes it.', '未修改 {file}，加 --write 写入。', { file });
