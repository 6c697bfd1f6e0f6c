import type { Message } from '../../core/text/message';
import type { Span } from '../../core/text/span';
import type { OpenedChart } from '../../node/open-chart';

/** What is wrong with a chart, and where. */
interface ChartFault {
  /** Path relative to the chart. */
  readonly file: string;
  readonly span: Span | undefined;
  readonly message: Message;
}

/** A fault of a chart that was opened at a path, with the path at which the user finds its file. */
export function placedIn({ files, root }: OpenedChart, path: string, { file, span, message }: ChartFault) {
  const inside = root === '' ? file : `${root}/${file}`;
  const shown = root === '' ? `${path.replace(/[\\/]+$/, '')}/${file}` : `${path}!/${inside}`;
  return { path: shown, file: files.get(inside), span, message };
}
