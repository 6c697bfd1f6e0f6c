import { mountMark } from '../../core/package/archive-mount';
import type { Place } from '../../core/package/place';
import type { ServicePackage } from '../../core/package/service-package';
import type { Position } from '../../core/text/line-index';

/** Lines and columns as LSP counts them: from 0, in UTF-16 units. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** The lines of a place; undefined where it has no text (a file as a whole, an image archive). */
export function rangeOf(pkg: ServicePackage, { file, span }: Place): Range | undefined {
  const source = pkg.files.get(file);
  if (!span || !source?.isRead) return undefined;
  return { start: source.lines.positionAt(span.start), end: source.lines.positionAt(span.end) };
}

/** A path below a package as a user finds it: `examples/etcd/images/mapping.yaml`, `out/etcd-6.7.0.zip!/etcd/package`. */
export function pathOf({ root, pkg }: Located, file: string): string {
  if (file === '') return root;
  if (!pkg.delivery) return root === '.' ? file : joined(root, file);
  const folder = pkg.delivery.topLevel.includes(pkg.name) ? `${pkg.name}/` : '';
  return `${root}${mountMark}${folder}${file}`;
}

/** The file on the disk in which a place lies, and the path inside when that file is an archive. */
export function fileOnDisk(
  report: Located,
  file: string,
): { readonly path: string; readonly inside?: string } {
  const path = pathOf(report, file);
  const mark = path.indexOf(mountMark);
  return mark === -1 ? { path } : { path: path.slice(0, mark), inside: path.slice(mark + mountMark.length) };
}

interface Located {
  readonly root: string;
  readonly pkg: ServicePackage;
}

/** Joins a folder and a path that may start with `../` (sources that oscpkg.yaml names). */
function joined(folder: string, path: string): string {
  const steps = folder.split('/');
  let rest = path;
  while (rest.startsWith('../') && steps.length > 0 && !['', '.', '..'].includes(steps.at(-1) ?? '')) {
    steps.pop();
    rest = rest.slice(3);
  }
  return steps.length === 0 ? rest : `${steps.join('/')}/${rest}`;
}
