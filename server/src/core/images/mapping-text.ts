import type { Mapping } from '../package/mapping';
import { applyEdits, type TextEdit } from '../text/edit';
import { type Locale, say, show } from '../text/message';
import { appendItem, insertAtTop, insertEntry } from '../yaml/insert';
import type { YamlMap, YamlNode } from '../yaml/node';
import { asMap, entryOf, resolve, valueIn } from '../yaml/path';
import { writeScalar } from '../yaml/write-scalar';
import type { InferredImage } from './inferred-image';

/** An element for a list of mapping.yaml: the lines of the item, nested by two columns. */
export interface NewItem {
  /** The map that gets the item; undefined for the root of the file. */
  readonly into: YamlMap | undefined;
  /** The key of the list in that map: `instance`, `lifecycle`, `containers`, `env`. */
  readonly list: string;
  readonly lines: readonly string[];
}

/** mapping.yaml with items added behind those that are there; comments and order stay. Without a mapping, a new file. */
export function withItems(mapping: Mapping | undefined, items: readonly NewItem[]): string {
  const text = mapping?.file.text ?? '';
  const root = mapping?.file.yaml.root;
  const groups = new Map<string, NewItem[]>();
  for (const item of items) {
    const key = `${item.into?.span.start ?? 'root'} ${item.list}`;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  const edits = [...groups.values()].flatMap((group) => groupEdits(text, root, group));
  return edits.length === 0 ? text : endingInNewline(applyEdits(text, edits));
}

function groupEdits(
  text: string,
  root: YamlNode | undefined,
  group: readonly NewItem[],
): readonly TextEdit[] {
  const [{ into, list } = { into: undefined, list: '' }] = group;
  const map = into ?? asMap(root);
  const present = resolve(valueIn(map, list));
  if (present?.kind === 'sequence' && present.items.length > 0) {
    return group.flatMap(({ lines }) => appendItem(text, present, lines.join('\n')));
  }
  const items = group.flatMap(({ lines }) =>
    lines.map((line, index) => `  ${index === 0 ? '- ' : '  '}${line}`),
  );
  const entry = entryOf(map, list);
  if (entry) return insertItems(text, entry.span.end, entry.value?.span, items);
  const snippet = [`${list}:`, ...items].join('\n');
  return into
    ? insertEntry(text, into, snippet)
    : insertAtTop(text, root, snippet, ['lifecycle', 'instance']);
}

/** Below a key whose list is empty (`instance:` or `instance: []`). */
function insertItems(
  text: string,
  keyEnd: number,
  value: TextEdit['span'] | undefined,
  items: readonly string[],
): readonly TextEdit[] {
  const colon = text.indexOf(':', value ? value.start - 1 : keyEnd - 1);
  const start = value ? value.start : colon === -1 ? keyEnd : colon + 1;
  const from = text.slice(0, start).replace(/[ \t]+$/, '').length;
  return [{ span: { start: from, end: value?.end ?? start }, newText: `\n${items.join('\n')}` }];
}

const endingInNewline = (text: string): string => (text.endsWith('\n') ? text : `${text}\n`);

/** `image`, `tag` and `package` of an item; comments in the user's language mark what has to be looked at. */
export function imageLines(
  { image, tag, packages, notes }: InferredImage,
  locale: Locale,
): { readonly head: readonly string[]; readonly tail: readonly string[] } {
  const comment = (note: Parameters<typeof show>[0] | undefined): string =>
    note ? ` # ${show(note, locale)}` : '';
  return {
    head: [
      `image: ${writeScalar(image)}${comment(notes.image)}`,
      `tag: ${writeScalar(tag)}${comment(notes.tag)}`,
    ],
    tail: [
      'package:',
      ...packages.map(
        ({ architecture, file, isMissing }) =>
          `  ${architecture}: ${writeScalar(file)}${comment(isMissing ? missing : undefined)}`,
      ),
    ],
  };
}

const missing = say('no such tar in images/ yet', 'images 目录中还没有该 tar 包');
