import { inferOperatorMapping, type OperatorMapping } from '../../images/operator-mapping';
import { operatorMappingEdits } from '../../images/operator-mapping-text';
import type { Fix } from '../../package/edit';
import type { Mapping } from '../../package/mapping';
import type { ServicePackage } from '../../package/service-package';
import type { Message } from '../../text/message';
import type { Span } from '../../text/span';
import { keySpan } from '../../yaml/node';
import { entryOf } from '../../yaml/path';
import { likely, repair } from '../shared/repair';

/** What mapping.yaml of an operator lacks. */
export interface Gaps extends OperatorMapping {
  readonly mapping: Mapping;
}

/**
 * What mapping.yaml of an operator lacks; undefined when there is no mapping.yaml (another rule asks for it) and when
 * no image archives are shipped, so that every image may well be pulled from where it is.
 */
export function gapsOf(pkg: ServicePackage): Gaps | undefined {
  const { mapping, images } = pkg;
  if (!mapping || !pkg.operator?.csv || !images.some(({ name }) => name.endsWith('.tar'))) return undefined;
  const inferred = inferOperatorMapping(pkg);
  return inferred && { ...inferred, mapping };
}

/** Where something is missing that belongs below a top-level key: at that key, else at the start of the file. */
export function topLevelSpan({ file }: Mapping, key: 'instance' | 'lifecycle'): Span {
  const entry = entryOf(file.yaml.root, key);
  return entry ? keySpan(entry) : { start: 0, end: 0 };
}

/** The repair that writes some of what is missing. */
export const filling = (
  pkg: ServicePackage,
  mapping: Mapping,
  title: Message,
  part: Partial<Omit<OperatorMapping, 'open'>>,
): readonly Fix[] =>
  repair(
    pkg,
    mapping.file.path,
    title,
    operatorMappingEdits(mapping, { containers: [], variables: [], instances: [], ...part }),
    likely,
  );
