{{- define "kafka.fullname" -}}
{{- printf "%s-kafka" .Release.Name | trunc 52 | trimSuffix "-" -}}
{{- end -}}

{{- define "kafka.labels" -}}
app.kubernetes.io/name: kafka
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}
