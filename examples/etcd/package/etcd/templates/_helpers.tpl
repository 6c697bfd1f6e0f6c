{{/* The name of everything that this release makes. */}}
{{- define "etcd.fullname" -}}
{{- if contains .Chart.Name .Release.Name -}}
{{- .Release.Name | trunc 52 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name .Chart.Name | trunc 52 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{/* Labels by which pods are selected; they never change. */}}
{{- define "etcd.selectorLabels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "etcd.labels" -}}
{{ include "etcd.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end -}}

{{/* The whole address of the image: all three parts come from values.yaml. */}}
{{- define "etcd.image" -}}
{{- printf "%s/%s:%s" .Values.image.registry .Values.image.repository (toString .Values.image.tag) -}}
{{- end -}}

{{/* name=peer address of each member */}}
{{- define "etcd.initialCluster" -}}
{{- $fullname := include "etcd.fullname" . -}}
{{- $members := list -}}
{{- range $index := until (int .Values.replicaCount) -}}
{{- $name := printf "%s-%d" $fullname $index -}}
{{- $members = append $members (printf "%s=http://%s.%s-headless:%d" $name $name $fullname (int $.Values.service.peerPort)) -}}
{{- end -}}
{{- join "," $members -}}
{{- end -}}
