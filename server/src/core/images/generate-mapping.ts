import { addressRoles } from '../package/mapping';
import type { ServicePackage } from '../package/service-package';
import { type Locale, type Message, say, show } from '../text/message';
import { writeScalar } from '../yaml/write-scalar';
import { inferHelmMapping } from './helm-mapping';
import type { ImageUse } from './image-use';
import { imageLines, type NewItem, withItems } from './mapping-text';
import { inferOperatorMapping } from './operator-mapping';

/** A mapping.yaml that was worked out, and what could not be. */
export interface GeneratedMapping {
  /** The whole text: what is there, with what was missing behind it. Equal to what is there when nothing is missing. */
  readonly text: string;
  /** How many elements were added. */
  readonly added: number;
  /** What could not be worked out, one sentence each. */
  readonly notes: readonly Message[];
}

/** Works out what mapping.yaml lacks, for a chart or an operator; undefined for other packages. Writes nothing. */
export function generateMapping(pkg: ServicePackage, locale: Locale): GeneratedMapping | undefined {
  const made = helmItems(pkg, locale) ?? operatorItems(pkg, locale);
  if (!made) return undefined;
  return { text: withItems(pkg.mapping, made.items), added: made.items.length, notes: made.notes };
}

interface Made {
  readonly items: readonly NewItem[];
  readonly notes: readonly Message[];
}

function helmItems(pkg: ServicePackage, locale: Locale): Made | undefined {
  const mapping = inferHelmMapping(pkg);
  if (!mapping) return undefined;
  const items = mapping.entries.map(({ address, image }): NewItem => {
    const { head, tail } = imageLines(image, locale);
    const paths = addressRoles.flatMap((role) => {
      const path = address[role];
      return path === undefined ? [] : [`  ${role}: ${writeScalar(path)}`];
    });
    return { into: undefined, list: 'instance', lines: [...head, 'address:', ...paths, ...tail] };
  });
  return { items, notes: notesOf(mapping.open) };
}

function operatorItems(pkg: ServicePackage, locale: Locale): Made | undefined {
  const mapping = inferOperatorMapping(pkg);
  if (!mapping) return undefined;
  const instances = mapping.instances.map(({ kind, address, image, note }): NewItem => {
    const { head, tail } = imageLines(image, locale);
    const paths = address.map(({ role, path }) => `  ${role}: ${writeScalar(path)}`);
    const first = `kind: ${writeScalar(kind)}${note ? ` # ${show(note, locale)}` : ''}`;
    return { into: undefined, list: 'instance', lines: [first, ...head, 'address:', ...paths, ...tail] };
  });
  const variables = mapping.variables.map(
    ({ name, image, into }): NewItem => ({
      into: into.node,
      list: 'env',
      lines: variableLines(name, image, locale),
    }),
  );
  return {
    items: [...containerItems(mapping, locale), ...variables, ...instances],
    notes: notesOf(mapping.open),
  };
}

type Operator = NonNullable<ReturnType<typeof inferOperatorMapping>>;

/** Containers of a deployment that mapping.yaml knows go into it; the others make new elements of `lifecycle`. */
function containerItems({ containers }: Operator, locale: Locale): readonly NewItem[] {
  const fresh = new Map<string, string[]>();
  const items: NewItem[] = [];
  for (const one of containers) {
    const lines = containerLines(one, locale);
    if (one.into) items.push({ into: one.into.node, list: 'containers', lines });
    else fresh.set(one.deployment, [...(fresh.get(one.deployment) ?? []), ...asItem(lines)]);
  }
  for (const [deployment, lines] of fresh) {
    items.push({
      into: undefined,
      list: 'lifecycle',
      lines: [`deployment: ${writeScalar(deployment)}`, 'containers:', ...lines],
    });
  }
  return items;
}

function containerLines(
  { type, name, image, env }: Operator['containers'][number],
  locale: Locale,
): readonly string[] {
  const { head, tail } = imageLines(image, locale);
  const variables = env.flatMap((one) => asItem(variableLines(one.name, one.image, locale)));
  return [
    `type: ${type}`,
    `name: ${writeScalar(name)}`,
    ...head,
    ...tail,
    ...(variables.length > 0 ? ['env:', ...variables] : []),
  ];
}

function variableLines(
  name: string,
  image: Operator['containers'][number]['image'],
  locale: Locale,
): readonly string[] {
  const { head, tail } = imageLines(image, locale);
  return [`name: ${writeScalar(name)}`, ...head, ...tail];
}

const asItem = (lines: readonly string[]): readonly string[] =>
  lines.map((line, index) => `  ${index === 0 ? '- ' : '  '}${line}`);

const notesOf = (open: readonly { readonly use: ImageUse; readonly reason: Message }[]): readonly Message[] =>
  open.map(({ use, reason }) =>
    say(`{image} ({workload}): ${reason.text.en}`, `{image}（{workload}）：${reason.text['zh-cn']}`, {
      ...reason.values,
      image: use.reference,
      workload: use.workload,
    }),
  );
