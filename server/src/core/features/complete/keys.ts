import { allRules } from '../../rules/all-rules';
import { propertiesAt, type Schema, schemaAt } from '../../schema/schema';
import { touches } from '../../text/span';
import { asMap, nodeAt, type YamlPath } from '../../yaml/path';
import { documentationOf } from './documentation';
import type { Completion, CompletionItem } from './item';
import { type CompletionPlace, writerFor } from './place';
import { isList, isMap } from './snippet';
import { completeValue, hasValues } from './values';

/** The keys that a map does not have yet, required ones first; where a list is due, an item of it. */
export function completeKey(place: CompletionPlace): Completion {
  const { schema, cursor } = place;
  const here = schemaAt(schema, cursor.path);
  if (here && isScalar(here) && typeof cursor.path.at(-1) === 'number') {
    return completeValue({ ...place, cursor: { ...cursor, role: 'value' } });
  }
  const items = [...listItems(place, here), ...keys(place, here), ...ruleCodes(place, here)];
  return { replace: cursor.word, items };
}

const isScalar = (schema: Schema): boolean => !isMap(schema) && !isList(schema);

function keys(place: CompletionPlace, here: Schema | undefined): CompletionItem[] {
  const { pkg, file, schema, cursor } = place;
  const map = asMap(nodeAt(file.yaml.root, cursor.path));
  const others = map?.entries.filter(({ key }) => key && !touches(key.span, cursor.word.end)) ?? [];
  const used = new Set(others.map(({ name }) => name));
  const kind = pkg.deployment?.kind;
  const known = propertiesAt(schema, cursor.path).filter(
    ([name, { onlyFor }]) => !used.has(name) && (!onlyFor || !kind || onlyFor.includes(kind)),
  );
  const required = here?.required ?? [];
  const rank = ([name, one]: readonly [string, Schema]) =>
    one.deprecated ? 2 : required.includes(name) ? 0 : 1;
  return known.toSorted((a, b) => rank(a) - rank(b)).map(([name, one]) => keyItem(place, name, one));
}

function keyItem(
  { file, schema, cursor, isFlow }: CompletionPlace,
  name: string,
  described: Schema,
): CompletionItem {
  const shared: Omit<CompletionItem, 'newText'> = {
    label: name,
    kind: 'key',
    documentation: documentationOf(described),
    ...(described.deprecated ? { isDeprecated: true } : {}),
  };
  if (hasColon(file.text, cursor.word.end)) return { ...shared, newText: name };
  const retrigger = hasValues(described) ? ({ retrigger: true } as const) : {};
  if (isFlow) return { ...shared, newText: `${name}: `, ...retrigger };
  const newText = writerFor({ file, schema }).entry([...cursor.path, name], cursor.column);
  return { ...shared, newText, isSnippet: true, ...retrigger };
}

/** Where a list may continue or begin: an item of it. */
function listItems(place: CompletionPlace, here: Schema | undefined): CompletionItem[] {
  const { file, schema, cursor } = place;
  if (place.isFlow) return [];
  const { line, character } = file.lines.positionAt(cursor.word.start);
  const isAlone = file.lines.lineText(line).slice(0, character).trim() === '';
  if (!isAlone) return [];
  const path = here && isList(here) ? cursor.path : keyAbove(place, line);
  if (!path) return [];
  const newText = writerFor({ file, schema }).item(path, cursor.column);
  const label = newText.split(/[:\r\n$]/)[0]?.trimEnd() ?? '-';
  const documentation = documentationOf(schemaAt(schema, path) ?? {});
  return [{ label, kind: 'block', newText, isSnippet: true, documentation }];
}

/** The list whose key stands right above, at the same column and with nothing behind it. */
function keyAbove({ file, schema, cursor }: CompletionPlace, line: number): YamlPath | undefined {
  const above = file.lines.lineText(line - 1);
  const [, indent = '', name] = /^( *)([\w.-]+):\s*(?:#.*)?$/.exec(line > 0 ? above : '') ?? [];
  if (name === undefined || indent.length !== cursor.column) return undefined;
  const path = [...cursor.path, name];
  return isList(schemaAt(schema, path) ?? {}) ? path : undefined;
}

function ruleCodes({ file, cursor }: CompletionPlace, here: Schema | undefined): CompletionItem[] {
  if (here?.refersToKeys !== 'rule') return [];
  const used = new Set(asMap(nodeAt(file.yaml.root, cursor.path))?.entries.map(({ name }) => name));
  const colon = hasColon(file.text, cursor.word.end) ? '' : ': ';
  return allRules
    .filter(({ code }) => !used.has(code) || code === file.text.slice(cursor.word.start, cursor.word.end))
    .map(({ code, summary }) => ({
      label: code,
      kind: 'rule',
      newText: code + colon,
      documentation: summary,
      ...(colon ? { retrigger: true } : {}),
    }));
}

const hasColon = (text: string, end: number): boolean =>
  /^["']?[ \t]*:(?=\s|$)/.test(text.slice(end, end + 200));
