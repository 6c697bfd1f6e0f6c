import type { TextEdit } from '../../text/edit';
import { blockIndent } from '../decode/block-scalar';
import { parentIndent } from '../decode/parent-indent';
import type { YamlMap, YamlNode, YamlParent, YamlScalar } from '../node';
import { resolve } from '../path';
import { scalarValue } from '../scalar';
import { writeString } from './string';

/** How deep a value may be nested to be written. */
const deepest = 200;

/**
 * The edit that writes the JSON of a scalar as a readable `|-` block; nothing else in the file changes. `root` is the
 * tree of its JSON. Undefined inside `{ }` or `[ ]`, where YAML has no blocks, and when values are missing in the tree.
 */
export function reformat(file: string, scalar: YamlScalar, root: YamlNode): TextEdit | undefined {
  const lines = jsonLines(root);
  if (!lines || isInFlow(scalar)) return undefined;
  const { start } = scalar.span;
  const isBlock = scalar.style === 'literal' || scalar.style === 'folded';
  const indent = isBlock ? Math.max(1, blockIndent(file, scalar.span)) : parentIndent(file, start) + 2;
  const written = file.slice(start, scalar.span.end);
  const end = isBlock ? start + written.trimEnd().length : lineEnd(file, scalar.span.end);
  const comment = isBlock ? written.slice(0, lineEnd(written, 0)) : file.slice(scalar.span.end, end);
  const header = `|-${/\s+#.*$/.exec(comment)?.[0] ?? ''}`;
  return { span: { start, end }, newText: asBlock(header, lines, indent, file) };
}

/** A value, also one written as YAML, as a `|-` block of JSON for a file; undefined when values are missing in it. */
export function jsonBlock(file: string, root: YamlNode, indent: number): string | undefined {
  const lines = jsonLines(root);
  return lines && asBlock('|-', lines, indent, file);
}

function asBlock(header: string, lines: readonly string[], indent: number, file: string): string {
  const lineBreak = file.includes('\r\n') ? '\r\n' : '\n';
  return [header, ...lines.map((line) => ' '.repeat(indent) + line)].join(lineBreak);
}

function isInFlow(scalar: YamlScalar): boolean {
  let parent: YamlParent | YamlMap = scalar.parent;
  while (parent && (parent.kind === 'entry' || !parent.flow)) parent = parent.parent;
  return parent !== undefined;
}

function lineEnd(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  const end = newline === -1 ? text.length : newline;
  return text[end - 1] === '\r' && end > from ? end - 1 : end;
}

/** The lines of a value as JSON, two spaces a level. */
function jsonLines(node: YamlNode | undefined, depth = 0): readonly string[] | undefined {
  const value = resolve(node);
  if (!value || value.kind === 'alias' || depth > deepest) return undefined;
  if (value.kind === 'scalar') return [scalarText(value)];
  if (value.kind === 'sequence') {
    return enclosed(
      '[',
      ']',
      value.items.map((item) => jsonLines(item, depth + 1)),
    );
  }
  const entries = value.entries.map((entry) =>
    prefixed(`${writeString(entry.name)}: `, jsonLines(entry.value, depth + 1)),
  );
  return enclosed('{', '}', entries);
}

function scalarText(scalar: YamlScalar): string {
  const isNumber =
    scalar.style === 'plain' && /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(scalar.text);
  const value = scalarValue(scalar);
  if (typeof value === 'string') return writeString(value);
  return isNumber ? scalar.text : JSON.stringify(value);
}

function enclosed(
  open: string,
  close: string,
  elements: readonly (readonly string[] | undefined)[],
): readonly string[] | undefined {
  if (elements.length === 0) return [open + close];
  const lines = [open];
  for (const [index, element] of elements.entries()) {
    if (!element) return undefined;
    const last = element.length - 1;
    const comma = index < elements.length - 1 ? ',' : '';
    for (const [at, line] of element.entries()) lines.push(`  ${line}${at === last ? comma : ''}`);
  }
  return [...lines, close];
}

const prefixed = (prefix: string, lines: readonly string[] | undefined): readonly string[] | undefined =>
  lines && [prefix + (lines[0] ?? ''), ...lines.slice(1)];
