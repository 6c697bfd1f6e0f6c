import type { CustomServiceDefinition } from '../../osc/custom-service-definition';
import type { ServicePackage } from '../../package/service-package';
import type { YamlMap } from '../../yaml/node';
import { asMap, itemsOf, nodeAt } from '../../yaml/path';

/** A control of the console. */
export interface FoundDescriptor {
  readonly definition: CustomServiceDefinition;
  readonly part: 'spec' | 'status';
  readonly map: YamlMap;
}

/** All controls of a package. */
export function* descriptors({ osc }: ServicePackage): Generator<FoundDescriptor> {
  for (const definition of osc?.definitions ?? []) {
    for (const part of ['spec', 'status'] as const) {
      for (const item of itemsOf(nodeAt(definition.spec, ['descriptors', part]))) {
        const map = asMap(item);
        if (map) yield { definition, part, map };
      }
    }
  }
}
