import type { ServiceTemplate } from './service-template';

/** A package in the platform's own format: an operator in lifecycle.yaml, one custom resource with one image, for both architectures. */
export const oscTemplate: ServiceTemplate = {
  kind: 'osc',
  first: 'package/@name@/manifests/@image@_csd.yaml',
  images: [],
  files: `
#- package/@name@/metadata.yaml
# [en] The service as the catalogue shows it. name: small letters, digits and hyphens. version: always in quotes.
# [zh-cn] 服务目录中展示的信息。name：小写字母、数字和中划线；version：请加引号。
name: "@image@"
version: "@version@"
appVersion: "@version@"
displayName: "@name@"
# [en] Less than 64 characters.
# [zh-cn] 少于 64 个字符。
briefDescription: "@image@"
source: ISV
# [en] Lists here, other than in Chart.yaml.
# [zh-cn] 与 Chart.yaml 不同，以下各项均为列表。
architecture:
  - x86_64
  - aarch64
categories:
  - Others
scenes:
  - CCE
  - UCS
# [en] Shown to customers: who is responsible, and how to reach them.
# [zh-cn] 展示给客户：服务的维护者及联系方式。
maintainers:
  - name: "@name@"
    email: support@example.com
provider:
  name: "@name@"
  url: https://example.com
#- package/@name@/lifecycle.yaml
# [en] The operator that the platform installs once in a cluster. Its images stand here as whole addresses.
# [zh-cn] 平台在集群中安装的 Operator，其镜像在此处以完整地址填写。
install:
  strategy: deployment
  clusterPermissions:
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
            imagePullSecrets:
              - name: default-secret
            containers:
              - name: operator
                image: docker.io/library/@image@-operator:@version@
                resources:
                  requests:
                    cpu: 100m
                    memory: 64Mi
#- package/@name@/manifests/@image@_crd.yaml
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
              properties:
                size:
                  type: integer
                image:
                  type: string
            status:
              type: object
              x-kubernetes-preserve-unknown-fields: true
#- package/@name@/manifests/@image@_csd.yaml
apiVersion: osc.io/v1beta1
kind: CustomServiceDefinition
metadata:
  name: @image@
spec:
  CRDRef:
    apiVersion: apiextensions.k8s.io/v1
    kind: CustomResourceDefinition
    metadata:
      name: @plural@.@group@
  displayName: "@name@"
  description: "@name@"
  role: serviceEntity
  # [en] The controls of the form in the console; path: the field of the custom resource below spec.
  # [zh-cn] 控制台表单中的控件；path：自定义资源 spec 下的字段。
  descriptors:
    spec:
      - path: size
        displayName: Size
        description: Number of replicas
        x-descriptors:
          - urn:alm:descriptor:com.tectonic.ui:podCount
  # [en] Which field an upgrade of an instance writes, and the versions to choose from.
  # [zh-cn] 实例升级时修改的字段，以及可选的版本。
  versionDefinition:
    mode: url
    path: spec.image
    tags:
      - "@version@"
  # [en] What a new instance begins with: JSON in a text.
  # [zh-cn] 新实例的初始配置：JSON 文本。
  defaultConfiguration: |-
    {
      "apiVersion": "@group@/v1alpha1",
      "kind": "@kind@",
      "metadata": {
        "name": "example"
      },
      "spec": {
        "size": 1,
        "image": "docker.io/library/@image@:@version@"
      }
    }
`,
};
