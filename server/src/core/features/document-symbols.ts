import type { ServicePackage } from '../package/service-package';
import type { Span } from '../text/span';
import { keySpan, type YamlEntry, type YamlMap, type YamlNode } from '../yaml/node';
import { asMap, resolve, textAt, valueIn } from '../yaml/path';
import { schemaOf } from './document-schema';

/** One line of a document's outline. */
export interface DocumentSymbol {
  readonly name: string;
  readonly detail?: string;
  readonly kind: 'map' | 'list' | 'item' | 'value';
  readonly span: Span;
  /** What is selected when it is gone to. */
  readonly selection: Span;
  readonly children: readonly DocumentSymbol[];
}

/** How many lines an outline has at most; the editor shows no more. */
const mostSymbols = 5_000;
const deepest = 30;

/** The outline of a document that our schemas describe; elements of lists are called by their names. Others are left to other extensions. */
export function documentSymbols(pkg: ServicePackage, path: string): readonly DocumentSymbol[] {
  const file = pkg.files.get(path);
  if (!file || !schemaOf(pkg, path)) return [];
  return new Outline().childrenOf(file.yaml.root, 0);
}

class Outline {
  private left = mostSymbols;

  childrenOf(node: YamlNode | undefined, depth: number): readonly DocumentSymbol[] {
    if (!node || depth > deepest || this.left <= 0) return [];
    if (node.kind === 'map') return node.entries.flatMap((entry) => this.entry(entry, depth));
    if (node.kind !== 'sequence') return [];
    return node.items.flatMap((item, index) => (item ? this.item(item, index, depth) : []));
  }

  private entry(entry: YamlEntry, depth: number): readonly DocumentSymbol[] {
    if (entry.name === '' || this.left-- <= 0) return [];
    const value = resolve(entry.value);
    const detail = value?.kind === 'scalar' ? firstLine(value.text) : undefined;
    return [
      {
        name: entry.name,
        ...(detail ? { detail } : {}),
        kind: value?.kind === 'map' ? 'map' : value?.kind === 'sequence' ? 'list' : 'value',
        span: entry.span,
        selection: keySpan(entry),
        children: this.childrenOf(entry.value, depth + 1),
      },
    ];
  }

  private item(item: YamlNode, index: number, depth: number): readonly DocumentSymbol[] {
    if (this.left-- <= 0) return [];
    const name = nameOfItem(item) ?? `[${index}]`;
    const selection = { start: item.span.start, end: item.span.start };
    const children = this.childrenOf(item, depth + 1);
    return [{ name, kind: 'item', span: item.span, selection, children }];
  }
}

/** What an element of a list is called: its own text, or one of the entries that name elements in our documents. */
function nameOfItem(item: YamlNode): string | undefined {
  const map: YamlMap | undefined = asMap(item);
  const key = ['name', 'deployment', 'kind', 'image'].find((one) => textAt(valueIn(map, one)));
  const own = item.kind === 'scalar' ? item.text : undefined;
  return firstLine((key === undefined ? own : textAt(valueIn(map, key))) ?? '') || undefined;
}

const firstLine = (text: string): string => text.split(/[\r\n]/, 1)[0]?.slice(0, 100) ?? '';
