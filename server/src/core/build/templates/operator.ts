import type { ServiceTemplate } from './service-template';

/** An operator in the package-manifest layout with one custom resource, each with one image, for both architectures. */
export const operatorTemplate: ServiceTemplate = {
  kind: 'operator',
  first: 'package/@name@/@version@/@image@.v@version@.clusterserviceversion.yaml',
  images: (['@image@-operator', '@image@'] as const).flatMap((image) =>
    (['x86_64', 'aarch64'] as const).map((architecture) => ({
      path: `images/${image}-@version@-${architecture}.tar`,
      reference: `${image}:@version@`,
      architecture,
    })),
  ),
  files: `
#- package/@name@/@image@.package.yaml
packageName: "@name@"
defaultChannel: stable
channels:
  - name: stable
    currentCSV: @image@.v@version@
#- package/@name@/@version@/@image@.v@version@.clusterserviceversion.yaml
apiVersion: operators.coreos.com/v1alpha1
kind: ClusterServiceVersion
metadata:
  name: @image@.v@version@
  namespace: placeholder
  annotations:
    # [en] What customers begin with. The images of instances stand here; the platform replaces them.
    # [zh-cn] 客户创建实例时的示例。实例的镜像写在这里，由平台替换。
    alm-examples: |-
      [
        {
          "apiVersion": "@group@/v1alpha1",
          "kind": "@kind@",
          "metadata": {
            "name": "example"
          },
          "spec": {
            "size": 1,
            "image": {
              "repository": "docker.io/library/@image@",
              "tag": "@version@"
            }
          }
        }
      ]
    architecture: x86_64,aarch64
    capabilities: Basic Install
    # [en] AI/Machine Learning, Application Runtime, Big Data, Database, Monitoring, Security, Streaming & Messaging,
    # [zh-cn] 可选：AI/Machine Learning, Application Runtime, Big Data, Database, Monitoring, Security, Streaming & Messaging,
    # Integration & Delivery, Logging & Tracing, Developer Tools, Networking, Others
    categories: Others
    description: "@name@"
    scenes: CCE,UCS
    source: ISV
spec:
  displayName: "@name@"
  description: "@name@"
  version: "@version@"
  maturity: alpha
  minKubeVersion: 1.15.0
  # [en] Shown to customers: who is responsible, and how to reach them.
  # [zh-cn] 展示给客户：服务的维护者及联系方式。
  maintainers:
    - name: "@name@"
      email: support@example.com
  provider:
    name: "@name@"
    url: https://example.com
  icon:
    - base64data: PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHZpZXdCb3g9IjAgMCAxNiAxNiI+PGNpcmNsZSBjeD0iOCIgY3k9IjgiIHI9IjciIGZpbGw9IiM4ODgiLz48L3N2Zz4=
      mediatype: image/svg+xml
  installModes:
    - type: OwnNamespace
      supported: true
    - type: SingleNamespace
      supported: true
    - type: MultiNamespace
      supported: false
    - type: AllNamespaces
      supported: true
  customresourcedefinitions:
    owned:
      - name: @plural@.@group@
        version: v1alpha1
        kind: "@kind@"
        displayName: "@kind@"
        description: "@kind@"
  install:
    strategy: deployment
    spec:
      permissions:
        - serviceAccountName: @image@-operator
          rules:
            - apiGroups:
                - @group@
              resources:
                - @plural@
              verbs:
                - "*"
      deployments:
        - name: @image@-operator
          spec:
            replicas: 1
            selector:
              matchLabels:
                name: @image@-operator
            template:
              metadata:
                labels:
                  name: @image@-operator
              spec:
                serviceAccountName: @image@-operator
                # [en] Credentials for the platform's registry; every cluster of the platform has this secret.
                # [zh-cn] 平台镜像仓库的凭证；平台的每个集群中都有该密钥。
                imagePullSecrets:
                  - name: default-secret
                containers:
                  # [en] The image of a container is always one whole address; the platform replaces it.
                  # [zh-cn] 容器的镜像始终是一个完整地址，由平台替换。
                  - name: operator
                    image: docker.io/library/@image@-operator:@version@
                    resources:
                      requests:
                        cpu: 100m
                        memory: 64Mi
#- package/@name@/@version@/@plural@.crd.yaml
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: @plural@.@group@
spec:
  group: @group@
  names:
    kind: "@kind@"
    listKind: "@kind@List"
    plural: "@plural@"
    singular: "@singular@"
  scope: Namespaced
  versions:
    - name: v1alpha1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec:
              type: object
              x-kubernetes-preserve-unknown-fields: true
            status:
              type: object
              x-kubernetes-preserve-unknown-fields: true
#- images/mapping.yaml
# [en] The images of the operator: containers in spec.install of the ClusterServiceVersion.
# [zh-cn] operator 自身的镜像：ClusterServiceVersion 中 spec.install 的容器。
lifecycle:
  - deployment: @image@-operator
    containers:
      - type: container
        name: operator
        image: @image@-operator
        tag: "@version@"
        # [en] Samples: replace them by your image, one tar for each architecture ("docker save -o <file> <image>").
        # [zh-cn] 以下为示例文件：请替换为您的镜像，每种架构一个 tar（“docker save -o <file> <image>”）。
        package:
          x86_64: @image@-operator-@version@-x86_64.tar
          aarch64: @image@-operator-@version@-aarch64.tar
# [en] The images of instances: paths in the custom resources of alm-examples, from the top of each on.
# [zh-cn] 实例的镜像：alm-examples 中各自定义资源的路径，从最外层的键开始。
instance:
  - kind: "@kind@"
    image: "@image@"
    tag: "@version@"
    address:
      repository: spec.image.repository
      tag: spec.image.tag
    package:
      x86_64: @image@-@version@-x86_64.tar
      aarch64: @image@-@version@-aarch64.tar
`,
};
