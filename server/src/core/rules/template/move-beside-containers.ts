import { edit, type Fix } from '../../package/edit';
import type { Place } from '../../package/place';
import type { ServicePackage } from '../../package/service-package';
import type { TextEdit } from '../../text/edit';
import { say } from '../../text/message';
import { keepsImages } from '../shared/changed-package';
import { placeOfEntry, podEntry, type RenderedPod } from './pod-specs';

/**
 * The repair that moves a misplaced `imagePullSecrets` in front of `containers:` of its pod, or takes it away where the pod
 * has a list already. None where actions stand in the lines, or `containers:` in another file.
 */
export function moveBesideContainers(
  pkg: ServicePackage,
  pod: RenderedPod,
  { file, span }: Place,
): readonly Fix[] {
  const text = pkg.files.get(file)?.text ?? '';
  const taken = span && linesOfEntry(text, span.start);
  const target = placeOfEntry(pkg, pod.document, podEntry(pod.spec, 'containers'));
  if (!taken || !target.span || target.file !== file) return [];
  const at = text.lastIndexOf('\n', target.span.start - 1) + 1;
  const indent = text.slice(at, target.span.start);
  if (indent.trim() !== '') return [];
  const { column, lines, edits } = taken;
  const moved = lines.map((line) => (line.trim() === '' ? '' : indent + line.slice(column)));
  const insertion = { span: { start: at, end: at }, newText: moved.join('') };
  const hasOne = podEntry(pod.spec, 'imagePullSecrets') !== undefined;
  const changes = [edit(file, ...edits, ...(hasOne ? [] : [insertion]))];
  const title = say('Move it beside "containers"', '移到与“containers”同级的位置');
  return keepsImages(pkg, changes) ? [{ title, changes, preferred: true }] : [];
}

/** The lines of an entry whose key stands at an offset, and the edits that take it out; a dash in front of it goes to the next key. */
function linesOfEntry(
  text: string,
  key: number,
):
  | { readonly column: number; readonly lines: readonly string[]; readonly edits: readonly TextEdit[] }
  | undefined {
  const start = text.lastIndexOf('\n', key - 1) + 1;
  const column = key - start;
  const lines = text.slice(start).match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const next = lines.findIndex((line, index) => index > 0 && !isWithin(line, column));
  const own = lines.slice(0, next === -1 ? lines.length : next);
  const head = text.slice(start, key);
  if (own.some((line) => line.includes('{{')) || !/^ *(?:- +)?$/.test(head)) return undefined;
  const end = start + own.join('').length;
  const [first = '', ...rest] = own;
  const unmarked = [' '.repeat(column) + first.slice(column), ...rest];
  const removal = { span: { start, end }, newText: '' };
  if (!head.includes('-')) return { column, lines: unmarked, edits: [removal] };
  const follower = lines[next] ?? '';
  if (follower.slice(0, column).trim() !== '' || !/^[\w"']/.test(follower.slice(column))) return undefined;
  return { column, lines: unmarked, edits: [{ span: { start, end: end + column }, newText: head }] };
}

/** Whether a line still belongs to an entry whose key stands in a column: deeper, or an item of its list. */
const isWithin = (line: string, column: number): boolean =>
  line.trim() !== '' && line.slice(0, column).trim() === '' && /^(?: |- )/.test(line.slice(column));
