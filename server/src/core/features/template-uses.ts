import type { Place } from '../package/place';
import type { ServicePackage } from '../package/service-package';
import type { YamlPath } from '../yaml/path';

/**
 * Where the chart's templates name the last key of a values path in full: `.Values.image.repository`. Uses inside `with` and
 * `range` blocks, whose dot is another, are not found. Global values are looked for in subcharts too.
 */
export function templateUses({ chart }: ServicePackage, path: YamlPath): readonly Required<Place>[] {
  const key = path.at(-1);
  if (!chart || typeof key !== 'string' || path.some((step) => typeof step === 'number')) return [];
  const chain = path.map((step) => escapeRegExp(String(step))).join('\\.');
  const pattern = new RegExp(`(?<![\\w)\\]])(?:\\$)?\\.Values\\.${chain}(?![\\w-])`, 'g');
  const folders = path[0] === 'global' ? ['templates/', 'charts/'] : ['templates/'];
  return [...chart.files.values()].flatMap((file) => {
    const inside = file.path.slice(chart.root.length + 1);
    const isTemplate = folders.some((folder) => inside.startsWith(folder)) && inside.includes('templates/');
    if (!isTemplate || !file.isRead || !file.text.includes(key)) return [];
    return [...file.text.matchAll(pattern)].map((match) => {
      const end = match.index + match[0].length;
      return { file: file.path, span: { start: end - key.length, end } };
    });
  });
}

const escapeRegExp = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|-]/g, '\\$&');
