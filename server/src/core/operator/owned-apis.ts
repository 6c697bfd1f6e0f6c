import type { YamlMap, YamlNode } from '../yaml/node';
import { asMap, itemsOf, nodeAt, textAt, valueIn } from '../yaml/path';

/** An API that an operator serves: an element of `owned` in a ClusterServiceVersion. */
export interface OwnedApi {
  readonly node: YamlMap;
  /** Whether a CustomResourceDefinition or an APIService serves it. */
  readonly source: 'crd' | 'service';
  /** `etcdclusters.etcd.database.coreos.com` of a CRD; `''` when it is not written. */
  readonly name: string;
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

/** The APIs that the `spec` of a ClusterServiceVersion owns; half-written ones included. */
export function ownedApis(spec: YamlNode | undefined): readonly OwnedApi[] {
  const crds = maps(nodeAt(spec, ['customresourcedefinitions', 'owned'])).map((node) => {
    const name = textIn(node, 'name');
    return api(node, 'crd', name.slice(name.indexOf('.') + 1 || name.length));
  });
  const services = maps(nodeAt(spec, ['apiservicedefinitions', 'owned'])).map((node) =>
    api(node, 'service', textIn(node, 'group')),
  );
  return [...crds, ...services];
}

const api = (node: YamlMap, source: OwnedApi['source'], group: string): OwnedApi => ({
  node,
  source,
  name: textIn(node, 'name'),
  group,
  version: textIn(node, 'version'),
  kind: textIn(node, 'kind'),
});

const maps = (list: YamlNode | undefined): YamlMap[] => itemsOf(list).flatMap((item) => asMap(item) ?? []);

const textIn = (node: YamlMap, key: string): string => textAt(valueIn(node, key)) ?? '';
