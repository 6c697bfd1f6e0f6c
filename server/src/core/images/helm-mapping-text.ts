import type { AddressRole, Mapping } from '../package/mapping';
import { applyEdits } from '../text/edit';
import type { Locale } from '../text/message';
import type { HelmMapping, InferredEntry } from './helm-mapping';
import { holding, imageLines, type Lines } from './mapping-lines';
import { addList, withQuestions } from './operator-mapping-text';

/** mapping.yaml with what an inference found: comments, order and layout of what is there stay. Open questions become comments. */
export function writeHelmMapping(
  mapping: Mapping | undefined,
  { entries, open }: HelmMapping,
  locale: Locale,
): string {
  const text = mapping?.file.text ?? '';
  const elements = entries.map((entry) => entryLines(entry, locale));
  const edits = addList(text, mapping?.file.yaml.root, 'instance', elements);
  const questions = open.map(({ use, reason }) => ({
    place: placeOf(use),
    reference: use.reference,
    reason,
  }));
  return withQuestions(applyEdits(text, edits), questions, locale);
}

/** The lines of one element of `instance`; without a language they carry no remarks. */
export function entryLines({ address, image }: Omit<InferredEntry, 'uses'>, locale?: Locale): Lines {
  const paths = inReadingOrder.flatMap((role) =>
    address[role] === undefined ? [] : [`${role}: ${address[role]}`],
  );
  return imageLines(image, locale, holding('address', paths));
}

/** The order in which the parts stand in an address. */
const inReadingOrder: readonly AddressRole[] = [
  'fullAddress',
  'repository',
  'endpoint',
  'prefixAddress',
  'repo',
  'tag',
];

const placeOf = ({ workload, container }: InferredEntry['uses'][number]): string =>
  [workload, container].filter(Boolean).join(' ');
