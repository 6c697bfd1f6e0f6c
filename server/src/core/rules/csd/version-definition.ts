import type { CustomServiceDefinition } from '../../osc/custom-service-definition';
import type { OscSource } from '../../package/osc-source';
import type { ServicePackage } from '../../package/service-package';
import type { YamlEntry, YamlNode, YamlScalar } from '../../yaml/node';
import { asMap, entryOf, itemsOf, resolve } from '../../yaml/path';

/** A `versionDefinition` with its parts; what is not written is undefined. */
export interface FoundVersionDefinition {
  readonly osc: OscSource;
  readonly definition: CustomServiceDefinition;
  readonly entry: YamlEntry;
  readonly mode: YamlScalar | undefined;
  readonly path: YamlScalar | undefined;
  readonly tagsEntry: YamlEntry | undefined;
  readonly tags: readonly YamlScalar[];
}

/** All of a package. */
export function* versionDefinitions({ osc }: ServicePackage): Generator<FoundVersionDefinition> {
  for (const definition of osc?.definitions ?? []) {
    const entry = definition.versionDefinition;
    const map = asMap(entry?.value);
    if (!osc || !entry || !map) continue;
    const tagsEntry = entryOf(map, 'tags');
    yield {
      osc,
      definition,
      entry,
      mode: scalar(entryOf(map, 'mode')?.value),
      path: scalar(entryOf(map, 'path')?.value),
      tagsEntry,
      tags: itemsOf(tagsEntry?.value).flatMap((item) => scalar(item) ?? []),
    };
  }
}

function scalar(node: YamlNode | undefined): YamlScalar | undefined {
  const value = resolve(node);
  return value?.kind === 'scalar' ? value : undefined;
}

/** An example: a package whose CSD has these lines below `spec`. */
export const exampleSpec = (lines: string): string => `
#- package/redis/metadata.yaml
name: redis
#- package/redis/manifests/redis_csd.yaml
apiVersion: osc.io/v1beta1
kind: CustomServiceDefinition
spec:
${lines}`;

/** The default configuration of the examples. */
export const exampleConfiguration = `  defaultConfiguration: |-
    {
      "kind": "Redis",
      "spec": { "image": "redis:7.2.4" }
    }
`;
