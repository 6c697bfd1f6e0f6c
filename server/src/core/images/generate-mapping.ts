import type { ServicePackage } from '../package/service-package';
import { type Locale, type Message, say } from '../text/message';
import { inferHelmMapping } from './helm-mapping';
import { writeHelmMapping } from './helm-mapping-text';
import type { ImageUse } from './image-use';
import { inferOperatorMapping } from './operator-mapping';
import { writeOperatorMapping } from './operator-mapping-text';

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

const notesOf = (open: readonly { readonly use: ImageUse; readonly reason: Message }[]): readonly Message[] =>
  open.map(({ use, reason: { text, values } }) =>
    say(`{image} ({workload}): ${text.en}`, `{image}（{workload}）：${text['zh-cn']}`, {
      ...values,
      image: use.reference,
      workload: use.workload,
    }),
  );
