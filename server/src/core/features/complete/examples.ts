import type { ClusterServiceVersion } from '../../operator/cluster-service-version';
import { type Descriptor, specDescriptors } from '../../operator/descriptors';
import type { OwnedApi } from '../../operator/owned-apis';
import type { ServicePackage } from '../../package/service-package';
import { text } from '../../text/message';
import { writeString } from '../../yaml/json/string';
import { type JsonCursor, jsonCursorAt } from '../../yaml/json-cursor';
import { asMap, nodeAt, textAt, type YamlPath } from '../../yaml/path';
import type { ScalarSource } from '../../yaml/scalar-source';
import type { Completion, CompletionItem } from './item';

/**
 * What can be written in the JSON of `alm-examples`: the kinds that the operator owns and their apiVersion, the keys of a
 * custom resource, the fields that its descriptors name. Undefined outside of the JSON.
 */
export function completeExamples(
  { operator }: ServicePackage,
  path: string,
  offset: number,
): Completion | undefined {
  const csv = operator?.all.find(({ file }) => file.path === path);
  const source = csv?.examplesSource;
  if (!csv || !source || offset < source.text.content.start || offset > source.text.content.end)
    return undefined;
  const cursor = jsonCursorAt(source, offset);
  if (!cursor) return { replace: { start: offset, end: offset }, items: [] };
  const items = cursor.role === 'key' ? keyItems(csv, cursor) : valueItems(csv, cursor);
  return { replace: cursor.word, items: items.map((item) => written(item, cursor, source)) };
}

/** An item as JSON in the scalar wants it. */
function written(item: CompletionItem, cursor: JsonCursor, { encode }: ScalarSource): CompletionItem {
  const bare = writeString(item.newText).slice(1, -1);
  const colon = cursor.role === 'key' && !cursor.hasColon && !cursor.isQuoted ? ': ' : '';
  return { ...item, newText: encode(cursor.isQuoted ? bare : `"${bare}"${colon}`) };
}

function valueItems(
  { ownedApis, examples }: ClusterServiceVersion,
  { path }: JsonCursor,
): readonly CompletionItem[] {
  const [, key] = path;
  if (path.length !== 2) return [];
  if (key === 'kind') return ownedApis.map((api) => item('name', api.kind, versionOf(api))).filter(isNamed);
  if (key !== 'apiVersion') return [];
  const kind = textAt(nodeAt(examples?.root, [...path.slice(0, 1), 'kind']));
  const own = ownedApis.filter((api) => api.kind === kind);
  const versions = (own.length > 0 ? own : ownedApis).map(versionOf);
  return [...new Set(versions)].map((version) => item('value', version)).filter(isNamed);
}

function keyItems(
  { ownedApis, examples }: ClusterServiceVersion,
  { path }: JsonCursor,
): readonly CompletionItem[] {
  const [index, ...inside] = path;
  if (typeof index !== 'number') return [];
  const resource = nodeAt(examples?.root, [index]);
  const taken = new Set(asMap(nodeAt(resource, inside))?.entries.map(({ name }) => name));
  const kind = textAt(nodeAt(resource, ['kind']));
  const described = ownedApis.filter((api) => api.kind === kind).flatMap(specDescriptors);
  const items = [...fixedKeys(inside), ...describedKeys(described, inside)];
  return items.filter(({ label }) => !taken.has(label));
}

/** The keys that every resource has. */
function fixedKeys(inside: YamlPath): readonly CompletionItem[] {
  if (inside.length === 0) return ['apiVersion', 'kind', 'metadata', 'spec'].map((key) => item('key', key));
  const isMetadata = inside.length === 1 && inside[0] === 'metadata';
  return isMetadata ? ['name', 'namespace', 'labels', 'annotations'].map((key) => item('key', key)) : [];
}

/** The next step of each descriptor below a place. */
function describedKeys(descriptors: readonly Descriptor[], inside: YamlPath): readonly CompletionItem[] {
  if (inside[0] !== 'spec' || inside.some((step) => typeof step === 'number')) return [];
  const base = `${inside.join('.')}.`;
  const found = new Map<string, CompletionItem>();
  for (const { path, displayName, description } of descriptors) {
    if (!path.startsWith(base)) continue;
    const [key = '', ...rest] = path.slice(base.length).split('.');
    const isLast = rest.length === 0;
    const said = isLast && description ? { documentation: text(description, description) } : {};
    if (key !== '' && (isLast || !found.has(key))) {
      found.set(key, { ...item('key', key, isLast ? displayName : ''), ...said });
    }
  }
  return [...found.values()];
}

const item = (kind: CompletionItem['kind'], label: string, detail = ''): CompletionItem => ({
  label,
  kind,
  newText: label,
  ...(detail ? { detail } : {}),
});

const isNamed = ({ label }: CompletionItem): boolean => label !== '';

const versionOf = ({ group, version }: OwnedApi): string => [group, version].filter(Boolean).join('/');
