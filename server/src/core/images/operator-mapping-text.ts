import type { Mapping } from '../package/mapping';
import { applyEdits, type TextEdit } from '../text/edit';
import { type Locale, type Message, show } from '../text/message';
import { appendItem, insertAtTop, insertEntry } from '../yaml/insert';
import { behindColon } from '../yaml/layout';
import type { YamlEntry, YamlMap } from '../yaml/node';
import { asMap, entryOf, resolve } from '../yaml/path';
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
  const root = asMap(mapping?.file.yaml.root);
  const deployments = groupByDeployment(containers.filter(({ into }) => !into));
  return [
    ...variables.flatMap((one) => addTo(text, one.into.node, 'env', variableLines(one, locale))),
    ...containers.flatMap((one) =>
      one.into ? addTo(text, one.into.node, 'containers', containerLines(one, locale)) : [],
    ),
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

/** Adds an element to the list that a key of a map holds, or the key with it. */
function addTo(text: string, map: YamlMap, key: string, element: Lines): readonly TextEdit[] {
  const entry = entryOf(map, key);
  if (entry) return addItems(text, entry, [element]);
  return insertEntry(text, map, holding(key, asItem(element)).join('\n'));
}

/** Adds elements to a list at the top of mapping.yaml, or the key with them. */
export function addList(
  text: string,
  root: YamlMap | undefined,
  key: string,
  elements: readonly Lines[],
): readonly TextEdit[] {
  if (elements.length === 0) return [];
  const entry = entryOf(root, key);
  if (entry) return addItems(text, entry, elements);
  const snippet = holding(key, elements.flatMap(asItem)).join('\n');
  return insertAtTop(text, root, snippet, ['lifecycle', 'instance']);
}

function addItems(text: string, entry: YamlEntry, elements: readonly Lines[]): readonly TextEdit[] {
  const list = resolve(entry.value);
  if (list?.kind === 'sequence' && list.items.length > 0) {
    return elements.flatMap((lines) => appendItem(text, list, lines.join('\n')));
  }
  const start = behindColon(text, entry);
  const column = entry.span.start - (text.lastIndexOf('\n', entry.span.start - 1) + 1);
  const lines = elements.flatMap(asItem).map((line) => `\n${' '.repeat(column + 2)}${line}`);
  return [{ span: { start, end: Math.max(start, entry.span.end) }, newText: lines.join('') }];
}

function groupByDeployment(
  containers: readonly InferredContainer[],
): readonly (readonly InferredContainer[])[] {
  const groups = new Map<string, InferredContainer[]>();
  for (const one of containers) groups.set(one.deployment, [...(groups.get(one.deployment) ?? []), one]);
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
  const gap = text === '' || text.endsWith('\n') ? '' : '\n';
  return `${text}${gap}${fresh.join('\n')}\n`;
}

const undecided: Readonly<Record<Locale, string>> = { en: 'undecided:', 'zh-cn': '待定：' };
