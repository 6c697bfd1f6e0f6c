import type { ServiceTemplate } from './service-template';

/** A chart with one workload of one image, for both architectures. */
export const helmTemplate: ServiceTemplate = {
  kind: 'helm',
  first: 'package/@name@/values.yaml',
  images: [
    { path: 'images/@name@-@version@-x86_64.tar', reference: '@image@:@version@', architecture: 'x86_64' },
    { path: 'images/@name@-@version@-aarch64.tar', reference: '@image@:@version@', architecture: 'aarch64' },
  ],
  files: `
#- package/@name@/Chart.yaml
apiVersion: v2
name: "@name@"
version: "@version@"
appVersion: "@version@"
description: "@name@"
type: application
# [en] Shown to customers: who is responsible, and how to reach them.
# [zh-cn] 展示给客户：服务的维护者及联系方式。
maintainers:
  - name: "@name@"
    email: support@example.com
annotations:
  source: ISV
  # [en] AI/Machine Learning, Application Runtime, Big Data, Database, Monitoring, Security, Streaming & Messaging,
  # [zh-cn] 可选：AI/Machine Learning, Application Runtime, Big Data, Database, Monitoring, Security, Streaming & Messaging,
  # Integration & Delivery, Logging & Tracing, Developer Tools, Networking, Others
  categories: Others
  architecture: x86_64,aarch64
  scenes: CCE,UCS
#- package/@name@/values.yaml
## [en] The platform replaces these three values after the upload: images/mapping.yaml says so.
## [zh-cn] 上传后平台会替换以下三个值：由 images/mapping.yaml 指定。
image:
  registry: docker.io
  repository: "library/@image@"
  tag: "@version@"
  pullPolicy: IfNotPresent

## [en] Credentials for the platform's registry; every cluster of the platform has this secret.
## [zh-cn] 平台镜像仓库的凭证；平台的每个集群中都有该密钥。
imagePullSecrets:
  - name: default-secret

replicaCount: 1

service:
  port: 80
  targetPort: 8080

resources:
  requests:
    cpu: 100m
    memory: 128Mi
#- package/@name@/.helmignore
.DS_Store
.git/
*.swp
*.tmp
#- package/@name@/templates/_helpers.tpl
{{- define "@name@.fullname" -}}
{{- printf "%s-%s" .Release.Name .Chart.Name | lower | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{- define "@name@.labels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{/* [en] The whole address of the image: every part of it comes from values.yaml. */}}
{{/* [zh-cn] 完整的镜像地址：每一部分都来自 values.yaml。 */}}
{{- define "@name@.image" -}}
{{- printf "%s/%s:%s" .Values.image.registry .Values.image.repository (toString .Values.image.tag) -}}
{{- end -}}
#- package/@name@/templates/deployment.yaml
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "@name@.fullname" . }}
  labels:
    {{- include "@name@.labels" . | nindent 4 }}
spec:
  replicas: {{ .Values.replicaCount }}
  selector:
    matchLabels:
      {{- include "@name@.labels" . | nindent 6 }}
  template:
    metadata:
      labels:
        {{- include "@name@.labels" . | nindent 8 }}
    spec:
      {{- with .Values.imagePullSecrets }}
      imagePullSecrets:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      containers:
        - name: main
          image: {{ include "@name@.image" . }}
          imagePullPolicy: {{ .Values.image.pullPolicy }}
          ports:
            - name: http
              containerPort: {{ .Values.service.targetPort }}
          resources:
            {{- toYaml .Values.resources | nindent 12 }}
#- package/@name@/templates/service.yaml
apiVersion: v1
kind: Service
metadata:
  name: {{ include "@name@.fullname" . }}
  labels:
    {{- include "@name@.labels" . | nindent 4 }}
spec:
  selector:
    {{- include "@name@.labels" . | nindent 4 }}
  ports:
    - name: http
      port: {{ .Values.service.port }}
      targetPort: http
#- images/mapping.yaml
# [en] Where the platform writes the address of each image once it is in the platform's registry.
# [zh-cn] 镜像上传到平台仓库后，平台把新的镜像地址写入以下位置。
instance:
  - image: "@image@"
    tag: "@version@"
    # [en] Paths in values.yaml, from its outermost key on.
    # [zh-cn] values.yaml 中的路径，从最外层的键开始。
    address:
      endpoint: image.registry
      repo: image.repository
      tag: image.tag
    # [en] Samples: replace them by your image, one tar for each architecture ("docker save -o <file> <image>").
    # [zh-cn] 以下为示例文件：请替换为您的镜像，每种架构一个 tar（“docker save -o <file> <image>”）。
    package:
      x86_64: "@name@-@version@-x86_64.tar"
      aarch64: "@name@-@version@-aarch64.tar"
`,
};
