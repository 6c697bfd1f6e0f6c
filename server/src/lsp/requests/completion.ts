import {
  CompletionItemKind,
  CompletionItemTag,
  type CompletionList,
  type CompletionParams,
  InsertTextFormat,
  InsertTextMode,
  type CompletionItem as Item,
  MarkupKind,
  type Range,
} from 'vscode-languageserver/node';
import { complete } from '../../core/features/complete';
import type { CompletionItem, CompletionKind } from '../../core/features/complete/item';
import { withoutStops } from '../../core/features/complete/snippet';
import type { Client } from '../client';
import { rangeIn } from '../convert/places';
import { aboutDocument } from './answer';
import type { Feature } from './feature';

/** What can be written at the cursor. */
export const completion: Feature = {
  capabilities: () => ({
    completionProvider: { triggerCharacters: [' ', '.', ':', ',', '/', '"', "'"], resolveProvider: false },
  }),
  register(session) {
    session.connection.onCompletion(
      aboutDocument(
        session,
        ({ pkg, path, file }, { position }: CompletionParams) => {
          const found = complete(pkg, path, file.lines.offsetAt(position));
          if (!found) return empty;
          return toList(found.items, rangeIn(file, found.replace), session.client);
        },
        empty,
      ),
    );
  },
};

const empty: CompletionList = { isIncomplete: false, items: [] };

function toList(items: readonly CompletionItem[], range: Range, client: Client): CompletionList {
  const isDefault = client.completion.itemDefaults.has('editRange');
  return {
    isIncomplete: false,
    ...(isDefault ? { itemDefaults: { editRange: range } } : {}),
    items: items.map((item, index) => toItem(item, index, client, isDefault ? undefined : range)),
  };
}

function toItem(item: CompletionItem, index: number, client: Client, range: Range | undefined): Item {
  const { snippets, deprecatedTag } = client.completion;
  const newText = item.isSnippet && !snippets ? withoutStops(item.newText) : item.newText;
  return {
    label: item.label,
    kind: kinds[item.kind],
    sortText: String(index).padStart(5, '0'),
    ...(item.filterText === undefined ? {} : { filterText: item.filterText }),
    ...(item.detail === undefined ? {} : { detail: item.detail }),
    ...documentation(item, client),
    ...(range ? { textEdit: { range, newText } } : newText === item.label ? {} : { textEditText: newText }),
    ...(item.isSnippet && snippets ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    ...(/[\r\n]/.test(newText) ? { insertTextMode: InsertTextMode.asIs } : {}),
    ...(item.isDeprecated && deprecatedTag ? { tags: [CompletionItemTag.Deprecated] } : {}),
    ...(item.retrigger && client.isOurs
      ? { command: { title: '', command: 'editor.action.triggerSuggest' } }
      : {}),
  };
}

function documentation({ documentation: said }: CompletionItem, { locale, completion: can }: Client) {
  const value = said?.[locale];
  if (!value) return {};
  return { documentation: can.markdown ? { kind: MarkupKind.Markdown, value } : value };
}

const kinds: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  path: CompletionItemKind.Field,
  branch: CompletionItemKind.Module,
  file: CompletionItemKind.File,
  name: CompletionItemKind.Reference,
  rule: CompletionItemKind.Event,
  block: CompletionItemKind.Snippet,
};
