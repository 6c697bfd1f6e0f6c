import { say } from '../../text/message';
import type { ChartFile, ChartParts, ChartProblem } from './chart';

/** The code of the problem that a file was not read, so that nothing can be said of what the chart renders to. */
export const unreadFile = 'unread-file';

/** Files of a chart that are too large: Helm refuses them from 3.17.3 on, and what is not read cannot be rendered. */
export function unreadFiles(metadata: ChartFile, parts: ChartParts): readonly ChartProblem[] {
  const { values, schema, requirements, lock, templates, files } = parts;
  const rendered = [metadata, values, schema, requirements, lock, ...templates];
  return [
    ...[...rendered, ...files].flatMap((file) => (file && !file.source.isRead ? [refused(file)] : [])),
    ...rendered.flatMap((file) => (file && !file.source.isRead ? [unread(file)] : [])),
  ];
}

const refused = ({ name, path, source: { size } }: ChartFile): ChartProblem => ({
  code: 'oversized-file',
  message: say(
    '“{file}” has {size} bytes: Helm refuses files above 5 MiB. Shorten it, or move it out of the chart.',
    '“{file}”有 {size} 字节：Helm 拒绝超过 5 MiB 的文件。请精简，或将其移出 Chart。',
    { file: name, size },
  ),
  file: path,
  span: undefined,
  detail: `chart file "${name}" is larger than the maximum file size 5242880`,
  since: '3.17.3',
});

const unread = ({ name, path, source: { size } }: ChartFile): ChartProblem => ({
  code: unreadFile,
  message: say(
    '“{file}” has {size} bytes and was not read: files of a chart should be below 5 MiB, newer Helm refuses larger ones.',
    '“{file}”有 {size} 字节，未读取：Chart 中的文件应小于 5 MiB，新版 Helm 拒绝更大的文件。',
    { file: name, size },
  ),
  file: path,
  span: undefined,
  detail: `cannot load ${name}: it was not read`,
});

/** The archive of a subchart of which nothing is there: it is damaged, or was not opened, which other rules tell. */
export const unopened = ({ name, path }: ChartFile): ChartProblem => ({
  code: unreadFile,
  message: say(
    '“{file}” could not be opened, so nothing is known of the subchart in it.',
    '“{file}”无法打开，其中的子 Chart 内容未知。',
    { file: name },
  ),
  file: path,
  span: undefined,
  detail: `cannot load ${name}: it was not opened`,
});
