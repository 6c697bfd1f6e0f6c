import { type ManifestHead, manifestHeads } from '../../operator/manifest-heads';
import type { OperatorSource } from '../../package/operator-source';

/** The CustomResourceDefinitions of an operator package. */
export const definitions = (operator: OperatorSource): readonly ManifestHead[] =>
  manifestHeads(operator).filter(({ kind }) => kind === 'CustomResourceDefinition');

/** An operator that owns one CRD, for examples. */
export const exampleOwner = `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
spec:
  customresourcedefinitions:
    owned:
      - name: etcdclusters.etcd.database.coreos.com
        kind: EtcdCluster
        version: v1beta2
`;
