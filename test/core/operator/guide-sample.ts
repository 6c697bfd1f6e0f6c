/**
 * An etcd operator with the slips of the platform's own sample (SPEC A26, A27, R074, R200): JSON in double quotes of which
 * only the first element escapes its quotes, trailing commas, a missing brace, name and namespace among the annotations, a
 * label twice, one tar for both architectures, tars that are not there, a tar of another image.
 */
export const guideSample = ({ archives = defaultArchives }: { archives?: string } = {}): string => `
${archives}
#- package/etcd/etcdclusters.crd.yaml
kind: CustomResourceDefinition
metadata:
  name: etcdclusters.etcd.database.coreos.com
---
kind: CustomResourceDefinition
metadata:
  name: etcdrestores.etcd.database.coreos.com
---
kind: CustomResourceDefinition
metadata:
  name: etcdbackups.etcd.database.coreos.com
#- package/etcd/etcdoperator.v0.9.4.clusterserviceversion.yaml
apiVersion: operators.coreos.com/v1alpha1
kind: ClusterServiceVersion
metadata:
  annotations:
    alm-examples: "[
      {
        \\"apiVersion\\": \\"etcd.database.coreos.com/v1beta2\\",
        \\"kind\\": \\"EtcdCluster\\",
        \\"metadata\\": { \\"name\\": \\"example\\" },
        \\"spec\\": {
          \\"size\\": 3,
          \\"cluster\\": {
            \\"registry\\": \\"quay.io\\",
            \\"repo\\": \\"coreos/etcd\\",
            \\"tag\\": \\"v3.2.13\\"
          },
        },
      },
      {
        "apiVersion": "etcd.database.coreos.com/v1beta2",
        "kind": "EtcdRestore",
        "metadata": { "name": "example-restore" },
        "spec": {
          "restore": {
            "repo": "quay.io/coreos/etcd-restore",
            "tag": "v0.9.4"
          },
          "s3": { "path": "<full-s3-path>" }
        },
      {
        "apiVersion": "etcd.database.coreos.com/v1beta2",
        "kind": "EtcdBackup",
        "metadata": { "name": "example-backup" },
        "spec": {
          "image": "quay.io/coreos/etcd-backup:v0.9.4"
        }
      }
    ]"
    source: ISV
    categories: Database
    architecture: x86_64,aarch64
    scenes: CCE
    description: Creates and maintains highly-available etcd clusters
    createdAt: 2019-02-28 01:03:00
    name: etcdoperator.v0.9.4
    namespace: placeholder
spec:
  displayName: etcd
  version: 0.9.4
  minKubeVersion: 1.15.0
  provider:
    name: Example
  maintainers:
    - name: Example
      email: support@example.com
  installModes:
    - type: OwnNamespace
      supported: true
  customresourcedefinitions:
    owned:
      - name: etcdclusters.etcd.database.coreos.com
        kind: EtcdCluster
        version: v1beta2
      - name: etcdrestores.etcd.database.coreos.com
        kind: EtcdRestore
        version: v1beta2
      - name: etcdbackups.etcd.database.coreos.com
        kind: EtcdBackup
        version: v1beta2
  install:
    strategy: deployment
    spec:
      deployments:
        - name: etcd-operator
          spec:
            replicas: 1
            selector:
              matchLabels:
                name: etcd-operator
            template:
              metadata:
                labels:
                  name: etcd-operator
                  name: etcd-operator
              spec:
                serviceAccountName: etcd-operator
                imagePullSecrets:
                  - name: default-secret
                containers:
                  - name: etcd-operator
                    image: quay.io/coreos/etcd-operator:v0.9.4
                  - name: etcd-backup-operator
                    image: quay.io/coreos/etcd-backup-operator:v0.9.4
                  - name: etcd-restore-operator
                    image: quay.io/coreos/etcd-restore-operator:v0.9.4
#- images/mapping.yaml
lifecycle:
  - deployment: etcd-operator
    containers:
      - type: container
        name: etcd-operator
        image: etcd-operator
        tag: 0.9.4
        package:
          x86_64: etcd-operator-0.9.4.tar
          aarch64: etcd-operator-0.9.4.tar
      - type: container
        name: etcd-backup-operator
        image: etcd-backup-operator
        tag: 0.9.4
        package:
          x86_64: etcd-backup-operator-x86-0.9.4.tar
          aarch64: etcd-backup-operator-arm64-0.9.4.tar
      - type: container
        name: etcd-restore-operator
        image: etcd-restore-operator
        tag: 0.9.4
        package:
          x86_64: etcd-restore-operator-x86-0.9.4.tar
          aarch64: etcd-restore-operator-arm64-0.9.4.tar
instance:
  - kind: EtcdCluster
    image: etcd
    tag: 0.9.4
    address:
      endpoint: spec.cluster.registry
      repo: spec.cluster.repo
      tag: spec.cluster.tag
    package:
      x86_64: etcd-x86-0.9.4.tar
      aarch64: etcd-operator-arm64-0.9.4.tar
  - kind: EtcdRestore
    image: etcd-restore
    tag: 0.9.4
    address:
      repository: spec.restore.repo
      tag: spec.restore.tag
    package:
      x86_64: etcd-x86-0.9.4.tar
      aarch64: etcd-operator-arm64-0.9.4.tar
  - kind: EtcdBackup
    image: etcd-restore
    tag: 0.9.5
    address:
      fullAddress: spec.image
    package:
      x86_64: etcd-restore-x86-0.9.6.tar
      aarch64: etcd-restore-arm64-0.9.4.tar
`;

/** The six tars that the sample's prose lists. */
const defaultArchives = ['etcd-operator', 'etcd-backup-operator', 'etcd-restore-operator']
  .flatMap((name) => [
    `#- images/${name}-x86-0.9.4.tar {"tags":["${name}:0.9.4"],"architecture":"amd64"}`,
    `#- images/${name}-arm64-0.9.4.tar {"tags":["${name}:0.9.4"],"architecture":"arm64"}`,
  ])
  .join('\n');
