import type { YamlMap } from '../yaml/node';
import { asMap, itemsOf, textAt, valueIn } from '../yaml/path';
import type { OwnedApi } from './owned-apis';

/** What a ClusterServiceVersion says about a field of a custom resource. */
export interface Descriptor {
  /** From the top of the custom resource: `spec.size`. */
  readonly path: string;
  readonly displayName: string;
  readonly description: string;
}

/** The descriptors of an API's `spec`; half-written ones are left out. */
export const specDescriptors = ({ node }: OwnedApi): readonly Descriptor[] =>
  itemsOf(valueIn(node, 'specDescriptors')).flatMap((item) => {
    const map = asMap(item);
    const path = map ? textIn(map, 'path') : '';
    if (!map || path === '') return [];
    return [
      {
        path: `spec.${path}`,
        displayName: textIn(map, 'displayName'),
        description: textIn(map, 'description'),
      },
    ];
  });

const textIn = (map: YamlMap, key: string): string => textAt(valueIn(map, key)) ?? '';
