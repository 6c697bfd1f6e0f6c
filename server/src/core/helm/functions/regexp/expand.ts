import { concat, slice, type TracedString } from '../../evaluate/traced-string';
import type { Captures } from './match';

/** A replacement text with `$1`, `${1}` and `${name}` filled in; unknown groups are empty, `$$` is a dollar sign. */
export function expandTemplate(
  template: TracedString,
  source: TracedString,
  captures: Captures,
  groupNames: readonly (string | undefined)[],
): TracedString {
  const parts: TracedString[] = [];
  let position = 0;
  for (const match of template.text.matchAll(/\$(?:\$|\{(\w+)\}|(\w+))/g)) {
    parts.push(slice(template, position, match.index));
    const name = match[1] ?? match[2];
    parts.push(
      name === undefined
        ? slice(template, match.index, match.index + 1)
        : groupText(source, captures, groupIndex(name, groupNames)),
    );
    position = match.index + match[0].length;
  }
  return concat([...parts, slice(template, position)]);
}

/** What a group matched; empty when it took no part. */
export function groupText(source: TracedString, captures: Captures, index: number): TracedString {
  const start = captures[index * 2] ?? -1;
  return start < 0 ? slice(source, 0, 0) : slice(source, start, captures[index * 2 + 1]);
}

const groupIndex = (name: string, groupNames: readonly (string | undefined)[]): number =>
  /^\d+$/.test(name) ? Number(name) : Math.max(groupNames.lastIndexOf(name), -1);
