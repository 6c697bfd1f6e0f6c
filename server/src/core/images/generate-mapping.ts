import type { ServicePackage } from '../package/service-package';
import { applyEdits } from '../text/edit';
import { type Locale, type Message, say } from '../text/message';
import { inferHelmMapping } from './helm-mapping';
import { entryLines, writeHelmMapping } from './helm-mapping-text';
import type { ImageUse } from './image-use';
import type { InferredImage } from './inferred-image';
import { type InferredContainer, inferOperatorMapping } from './operator-mapping';
import { addList, operatorMappingEdits, writeOperatorMapping } from './operator-mapping-text';

/** A mapping.yaml that was worked out, and what could not be. */
export interface GeneratedMapping {
  /** The whole text: what is there, with what was missing behind it. Equal to what is there when nothing is missing. */
  readonly text: string;
  /** What could not be worked out, one sentence each. */
  readonly notes: readonly Message[];
}

/** Works out what mapping.yaml lacks, for a chart or an operator; undefined for other packages. Writes nothing. */
export function generateMapping(pkg: ServicePackage, locale: Locale): GeneratedMapping | undefined {
  const helm = inferHelmMapping(pkg);
  if (helm) return { text: writeHelmMapping(pkg.mapping, helm, locale), notes: notesOf(helm.open) };
  const operator = inferOperatorMapping(pkg);
  return (
    operator && { text: writeOperatorMapping(pkg.mapping, operator, locale), notes: notesOf(operator.open) }
  );
}

/**
 * The text of a first mapping.yaml with the images whose archives are there, without remarks and open questions; undefined
 * when there is no such image. What it leaves out is reported once the file exists.
 */
export function firstMapping(pkg: ServicePackage): string | undefined {
  const helm = inferHelmMapping(pkg)?.entries.filter(({ image }) => isShipped(image));
  const operator = helm ? undefined : inferOperatorMapping(pkg);
  const edits = operator
    ? operatorMappingEdits(undefined, {
        containers: operator.containers.filter(({ image }) => isShipped(image)).map(withShippedVariables),
        variables: [],
        instances: operator.instances.filter(({ image }) => isShipped(image)),
      })
    : addList('', undefined, 'instance', helm?.map((entry) => entryLines(entry)) ?? []);
  return applyEdits('', edits) || undefined;
}

const isShipped = ({ packages, notes }: InferredImage): boolean =>
  packages.every(({ isMissing }) => !isMissing) && notes.tag === undefined;

const withShippedVariables = (container: InferredContainer): InferredContainer => ({
  ...container,
  env: container.env.filter(({ image }) => isShipped(image)),
});

const notesOf = (open: readonly { readonly use: ImageUse; readonly reason: Message }[]): readonly Message[] =>
  open.map(({ use, reason: { text, values } }) =>
    say(`{image} ({workload}): ${text.en}`, `{image}（{workload}）：${text['zh-cn']}`, {
      ...values,
      image: use.reference,
      workload: use.workload,
    }),
  );
