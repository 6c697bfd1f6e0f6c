import { decodeFlowScalar } from '../decode/flow-scalar';
import { parentIndent } from '../decode/parent-indent';
import type { YamlEntry, YamlScalar } from '../node';
import { resolve } from '../path';
import { endBeforeNextKey } from '../quoted-extent';

/**
 * The scalar that should hold JSON below a key; undefined when the value is something else. In a double-quoted scalar
 * whose inner quotes are not escaped, YAML ends at the first of them; then the scalar that was meant, up to the next key.
 */
export function meantScalar(file: string, entry: YamlEntry): YamlScalar | undefined {
  const start = entry.value?.span.start ?? 0;
  if (file[start] === '"' && endsEarly(file, start, entry.parent.flow)) {
    const span = { start, end: endBeforeNextKey(file, start, parentIndent(file, start)) };
    const text = decodeFlowScalar(file, span, 'double').decoded;
    return { kind: 'scalar', style: 'double', span, parent: entry, text };
  }
  const value = resolve(entry.value);
  return value?.kind === 'scalar' ? value : undefined;
}

/** Whether more than a comment stands behind the closing quote, or what goes on inside `{ }`. */
function endsEarly(file: string, start: number, inFlow: boolean): boolean {
  let end = start + 1;
  while (end < file.length && file[end] !== '"') end += file[end] === '\\' ? 2 : 1;
  end++;
  const newline = file.indexOf('\n', end);
  const rest = file.slice(end, newline === -1 ? file.length : newline).trim();
  return rest !== '' && !rest.startsWith('#') && !(inFlow && /^[,}\]]/.test(rest));
}
