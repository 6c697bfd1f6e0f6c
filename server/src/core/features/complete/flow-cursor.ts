import type { SourceFile } from '../../package/source-file';
import type { Cursor } from '../../yaml/cursor';
import type { YamlMap, YamlNode, YamlSequence } from '../../yaml/node';
import { innermostAt, pathOf, type YamlPath } from '../../yaml/path';

/** The cursor inside `{ … }` or `[ … ]`, as far as the parser recovered; undefined outside of them. */
export function flowCursorAt({ text, yaml }: SourceFile, offset: number): Cursor | undefined {
  const flow = flowAround(innermostAt(yaml.root, offset), offset);
  if (!flow) return undefined;
  const before = text.slice(flow.span.start + 1, offset);
  const part = before.slice(before.search(/[^{}[\],]*$/));
  const [, key, typed = ''] = /^\s*(?:["']?([\w.-]+)["']?\s*:(?:\s+|$))?["']?([^"'\n]*)$/.exec(part) ?? [];
  const rest = /^[^\s,:{}[\]"'#]*/.exec(text.slice(offset))?.[0] ?? '';
  const word = { start: offset - typed.length, end: offset + rest.length };
  const shared = { word, prefix: typed, column: 0 };
  if (flow.kind === 'map' && key === undefined) return { role: 'key', path: pathOf(flow), ...shared };
  const step: YamlPath = flow.kind === 'map' ? [key ?? ''] : [itemIndex(flow.items, offset)];
  return { role: 'value', path: [...pathOf(flow), ...step], ...shared };
}

function flowAround(node: YamlNode | undefined, offset: number): YamlMap | YamlSequence | undefined {
  let current = node;
  while (current) {
    const isInside = current.span.start < offset && offset < current.span.end;
    if (isInside && (current.kind === 'map' || current.kind === 'sequence') && current.flow) return current;
    const { parent }: YamlNode = current;
    current = parent?.kind === 'entry' ? parent.parent : parent;
  }
  return undefined;
}

/** The index of the item that an offset touches or stands behind. */
const itemIndex = (items: readonly (YamlNode | undefined)[], offset: number): number =>
  items.filter((item) => item && item.span.end < offset).length;
