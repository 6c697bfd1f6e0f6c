import { chartsBelow } from '../../helm/chart/chart';
import { helmRenderings, parseCache } from '../../images/helm-renderings';
import { isMounted } from '../../package/archive-mount';
import { edit, type Fix } from '../../package/edit';
import type { Place } from '../../package/place';
import type { ServicePackage } from '../../package/service-package';
import { say } from '../../text/message';
import { actionsOnOneLine } from './actions-on-one-line';

/**
 * The templates in which an action goes over several lines, each at its first one, in the order of their paths. Helm stops at
 * the first of them and would tell of the next only when that is repaired.
 */
export function actionsOverLines(pkg: ServicePackage): readonly Required<Place>[] {
  const { chart, settings } = pkg;
  const root = helmRenderings(pkg)?.loaded.chart;
  if (!chart || !root) return [];
  const parsed = parseCache(chart, settings.helmVersion);
  const templates = [...chartsBelow(root)].flatMap(({ templates: own }) => own);
  return templates
    .flatMap(({ path, source }) => {
      const problem = parsed.template(source.text).problems.find(({ code }) => code === 'newline-in-action');
      return problem ? [{ file: `${chart.root}/${path}`, span: problem.span }] : [];
    })
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** Writes the actions of one of the files on one line, or those of all that can be edited. */
export function onOneLine(pkg: ServicePackage, file: string, all: readonly Place[]): readonly Fix[] {
  const changesOf = (path: string) => {
    const edits = isMounted(path) ? [] : actionsOnOneLine(pkg.files.get(path)?.text ?? '');
    return edits.length > 0 ? [edit(path, ...edits)] : [];
  };
  const own = changesOf(file);
  const everywhere = all.flatMap((one) => changesOf(one.file));
  return [
    ...(own.length > 0 ? [{ title: inThisFile, changes: own, preferred: true, safe: true }] : []),
    ...(everywhere.length > 1 ? [{ title: inAll(everywhere.length), changes: everywhere }] : []),
  ];
}

const inThisFile = say('Write every action on one line', '将每个 {{ }} 写在一行内');
const inAll = (count: number) =>
  say(
    'Write every action on one line, in all {count} templates',
    '将全部 {count} 个模板中的每个 {{ }} 写在一行内',
    {
      count,
    },
  );
