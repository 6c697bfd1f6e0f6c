import type { Mapping } from '../package/mapping';
import { applyEdits, type TextEdit } from '../text/edit';
import { type Locale, type Message, show } from '../text/message';
import { appendItem, insertAtTop, insertEntry } from '../yaml/insert';
import { behindColon, columnOf, layoutOf, lineEnd } from '../yaml/layout';
import type { YamlEntry, YamlMap, YamlNode } from '../yaml/node';
import { entryOf, resolve } from '../yaml/path';
import { asItem, comment, holding, imageLines, type Lines } from './mapping-lines';
import type {
  InferredContainer,
  InferredInstance,
  InferredVariable,
  OpenQuestion,
  OperatorMapping,
} from './operator-mapping';

/** mapping.yaml with what an inference found: comments, order and layout of what is there stay. Open questions become comments. */
export function writeOperatorMapping(
  mapping: Mapping | undefined,
  inferred: OperatorMapping,
  locale: Locale,
): string {
  const text = applyEdits(mapping?.file.text ?? '', operatorMappingEdits(mapping, inferred, locale));
  return withQuestions(text, inferred.open.map(questionOf), locale);
}

/** The edits that add new elements to mapping.yaml; without a language they carry no remarks. */
export function operatorMappingEdits(
  mapping: Mapping | undefined,
  { containers, variables, instances }: Omit<OperatorMapping, 'open'>,
  locale?: Locale,
): readonly TextEdit[] {
  const text = mapping?.file.text ?? '';
  const root = mapping?.file.yaml.root;
  const deployments = grouped(
    containers.filter(({ into }) => !into),
    ({ deployment }) => deployment,
  );
  const added = grouped(
    containers.flatMap(({ into, ...one }) => (into ? [{ ...one, into }] : [])),
    ({ into }) => into,
  );
  return [
    ...grouped(variables, ({ into }) => into).flatMap((group) =>
      addTo(text, group, 'env', variableLines, locale),
    ),
    ...added.flatMap((group) => addTo(text, group, 'containers', containerLines, locale)),
    ...addList(
      text,
      root,
      'lifecycle',
      deployments.map((group) => deploymentLines(group, locale)),
    ),
    ...addList(
      text,
      root,
      'instance',
      instances.map((one) => instanceLines(one, locale)),
    ),
  ];
}

/** Adds elements to the list that a key of their owner holds, or the key with them. */
function addTo<T extends { readonly into: { readonly node: YamlMap } }>(
  text: string,
  group: readonly T[],
  key: string,
  linesOf: (one: T, locale?: Locale) => Lines,
  locale: Locale | undefined,
): readonly TextEdit[] {
  const owner = group[0]?.into.node;
  const elements = group.map((one) => linesOf(one, locale));
  const entry = entryOf(owner, key);
  if (entry) return addItems(text, entry, elements);
  return owner ? insertEntry(text, owner, holding(key, elements.flatMap(asItem)).join('\n')) : [];
}

/** Adds elements to a list at the top of mapping.yaml, or the key with them. */
export function addList(
  text: string,
  root: YamlNode | undefined,
  key: string,
  elements: readonly Lines[],
): readonly TextEdit[] {
  if (elements.length === 0) return [];
  const entry = entryOf(root, key);
  if (entry) return addItems(text, entry, elements);
  const snippet = holding(key, elements.flatMap(asItem)).join('\n');
  return insertAtTop(text, root, snippet, ['lifecycle', 'instance']);
}

/** Behind the items that are there; below a key that holds nothing; nowhere when it holds anything else. */
function addItems(text: string, entry: YamlEntry, elements: readonly Lines[]): readonly TextEdit[] {
  const held = resolve(entry.value);
  if (held?.kind === 'sequence' && held.items.length > 0) {
    return elements.flatMap((lines) => appendItem(text, held, lines.join('\n')));
  }
  if (!isVacant(entry)) return [];
  const start = behindColon(text, entry);
  const end = Math.max(start, entry.value?.span.end ?? start);
  const indent = ' '.repeat(columnOf(text, entry.span.start) + 2);
  const { lineBreak } = layoutOf(text, undefined);
  const lines = elements.flatMap(asItem).map((line) => `${lineBreak}${indent}${line}`);
  const behind = lineEnd(text, end);
  return [
    ...(end > start ? [{ span: { start, end }, newText: '' }] : []),
    { span: { start: behind, end: behind }, newText: lines.join('') },
  ];
}

/** Whether a key holds nothing: no value, null, an empty list or map. */
function isVacant({ value }: YamlEntry): boolean {
  const held = resolve(value);
  if (!held) return value === undefined;
  if (held.kind === 'scalar') return held.style === 'plain' && /^(?:~|null|)$/i.test(held.text);
  return held.kind === 'sequence' || (held.kind === 'map' && held.entries.length === 0);
}

/** Elements with the same owner together, in the order of the first of each. */
function grouped<T>(all: readonly T[], ownerOf: (one: T) => unknown): readonly (readonly T[])[] {
  const groups = new Map<unknown, T[]>();
  for (const one of all) groups.set(ownerOf(one), [...(groups.get(ownerOf(one)) ?? []), one]);
  return [...groups.values()];
}

const deploymentLines = (containers: readonly InferredContainer[], locale?: Locale): Lines => [
  `deployment: ${containers[0]?.deployment ?? ''}`,
  ...holding(
    'containers',
    containers.flatMap((one) => asItem(containerLines(one, locale))),
  ),
];

const containerLines = ({ type, name, image, env }: InferredContainer, locale?: Locale): Lines => [
  `type: ${type}`,
  `name: ${name}`,
  ...imageLines(image, locale),
  ...(env.length === 0
    ? []
    : holding(
        'env',
        env.flatMap((one) => asItem(variableLines(one, locale))),
      )),
];

const variableLines = ({ name, image }: InferredVariable, locale?: Locale): Lines => [
  `name: ${name}`,
  ...imageLines(image, locale),
];

function instanceLines({ kind, address, image, note }: InferredInstance, locale?: Locale): Lines {
  const paths = address.map(({ role, path }) => `${role}: ${path}`);
  const [head = '', ...rest] = holding('address', paths);
  return [
    `kind: ${kind}`,
    ...imageLines(image, locale, [head + (note ? comment(note, locale) : ''), ...rest]),
  ];
}

/** An image without an entry, and why. */
export interface Question {
  /** Where it is named: workload, container. */
  readonly place: string;
  readonly reference: string;
  readonly reason: Message;
}

const questionOf = ({ use, reason }: OpenQuestion): Question => ({
  place: [use.workload, use.container, use.parts[0].path].filter(Boolean).join(' '),
  reference: use.reference,
  reason,
});

/** Images without an entry, as comments at the end; those that are there already are not repeated. */
export function withQuestions(text: string, questions: readonly Question[], locale: Locale): string {
  const lines = questions.map(
    ({ place, reference, reason }) =>
      `# ${undecided[locale]} ${place}: ${reference} (${show(reason, locale)})`,
  );
  const fresh = [...new Set(lines)].filter((line) => !text.includes(line));
  if (fresh.length === 0) return text;
  const { lineBreak } = layoutOf(text, undefined);
  const gap = text === '' || text.endsWith('\n') ? '' : lineBreak;
  return `${text}${gap}${fresh.join(lineBreak)}${lineBreak}`;
}

const undecided: Readonly<Record<Locale, string>> = { en: 'undecided:', 'zh-cn': '待定：' };
