/** A chart with its mapping up to the address of its only image; the address follows at six spaces. */
export const helm = `
#- package/etcd/Chart.yaml
apiVersion: v2
name: etcd
#- package/etcd/values.yaml
image:
  registry: docker.io
  repository: bitnami/etcd
  tag: 3.5.0
#- package/etcd/templates/deployment.yaml
image: {{ .Values.image.registry }}/{{ .Values.image.repository }}:{{ $.Values.image.tag }}
other: {{ .Values.image.repositoryOther }}
#- images/etcd-arm64.tar {"tags":["etcd:3.5.0"],"architecture":"arm64"}
#- images/etcd-amd64.tar {"tags":["etcd:3.5.0"],"architecture":"amd64"}
`;

/** An operator with one deployment, two containers and one custom resource. */
export const operator = `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
metadata:
  annotations:
    alm-examples: |-
      [{"kind": "EtcdCluster", "spec": {"repository": "quay.io/etcd"}}]
spec:
  install:
    spec:
      deployments:
        - name: etcd-operator
          spec:
            template:
              spec:
                containers:
                  - name: manager
                    image: quay.io/etcd-operator:1
                    env:
                      - name: RELATED_IMAGE
                        value: quay.io/etcd
`;
