import type { SourceFile } from '../../package/source-file';
import type { Span } from '../../text/span';
import { lineEnd, lineStart } from '../../yaml/layout';
import type { YamlEntry, YamlMap, YamlNode, YamlScalar, YamlSequence } from '../../yaml/node';
import { walk } from '../../yaml/walk';

/** A character that stands where YAML syntax should but only looks like it. */
export interface Lookalike {
  readonly span: Span;
  readonly character: string;
  /** What YAML wants there. */
  readonly replacement: string;
}

/**
 * Full-width colons and commas, full-width and no-break spaces that are used as YAML syntax (R201). In comments, in
 * quotes, in block scalars and inside of values they are text and left alone.
 */
export const lookalikesIn = (file: SourceFile): readonly Lookalike[] =>
  lookalikesOf(file.text, file.text.search(/[：，\u3000\u00a0]/) === -1 ? undefined : file.yaml.root);

/** The same for a text and its tree. */
export function lookalikesOf(text: string, root: YamlNode | undefined): readonly Lookalike[] {
  const found = [...walk(root)].flatMap((node) =>
    node.kind === 'scalar' && node.style === 'plain' ? inScalar(text, node) : [],
  );
  return found.sort((a, b) => a.span.start - b.span.start);
}

function inScalar(text: string, node: YamlScalar): readonly Lookalike[] {
  const raw = text.slice(node.span.start, node.span.end);
  if (!/[：，\u3000\u00a0]/.test(raw)) return [];
  const commas = isInFlow(node) ? commasIn(node.span.start, raw) : [];
  return standsForKey(text, node) ? [...commas, ...linesOf(text, node)] : commas;
}

const commasIn = (start: number, raw: string): readonly Lookalike[] =>
  [...raw.matchAll(/(?<=[\x21-\x7e]\s*)，\s*(?=[\x21-\x7e])/g)].map((match) =>
    lookalike(start + match.index, '，', ', ', match[0].length),
  );

/**
 * Whether a plain scalar stands where a key can stand: it is a key, an item of a block list, or a value that starts
 * below the line of its key. A value on the line of its key is text.
 */
function standsForKey(text: string, node: YamlScalar): boolean {
  const { parent } = node;
  if (parent?.kind !== 'entry') return parent === undefined || !parent.flow;
  return parent.key === node || !parent.key || lineEnd(text, parent.key.span.end) < node.span.start;
}

function linesOf(text: string, { span }: YamlScalar): readonly Lookalike[] {
  const found: Lookalike[] = [];
  for (let start = lineStart(text, span.start); start < span.end; ) {
    const end = lineEnd(text, start);
    found.push(...inLine(text.slice(start, end), start).filter((one) => one.span.start >= span.start));
    start = text.indexOf('\n', end) + 1 || text.length;
  }
  return found;
}

function inLine(line: string, start: number): readonly Lookalike[] {
  const [head = '', indent = '', key] =
    /^([\s\u00a0]*(?:-\s+)*)(?:([\w./-]+)\s*(?:：\s*|:[\u00a0\u3000]+))?/.exec(line) ?? [];
  const blanks = [...indent.matchAll(/[\u3000\u00a0]+/g)].map((match) =>
    lookalike(start + match.index, match[0], match[0].replace(/\u3000/g, '  ').replace(/\u00a0/g, ' ')),
  );
  if (key === undefined) return blanks;
  const at = indent.length + key.length;
  const mark = head.slice(at).search(/[：:]/) + at;
  const isLast = head.length === line.length;
  return [...blanks, lookalike(start + mark, head.slice(mark), isLast ? ':' : ': ')];
}

const lookalike = (at: number, written: string, replacement: string, length = written.length): Lookalike => ({
  span: { start: at, end: at + length },
  character: written.trimEnd()[0] ?? written,
  replacement,
});

function isInFlow(node: YamlNode): boolean {
  for (let { parent } = node; parent; parent = holder(parent).parent) if (holder(parent).flow) return true;
  return false;
}

const holder = (parent: YamlEntry | YamlSequence): YamlMap | YamlSequence =>
  parent.kind === 'entry' ? parent.parent : parent;
