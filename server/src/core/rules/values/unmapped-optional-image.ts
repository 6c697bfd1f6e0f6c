import { inferHelmMapping } from '../../images/helm-mapping';
import { text } from '../../text/message';
import type { Rule } from '../rule';
import { findingOf, isOptional, unmappedImage } from './unmapped-image';

/** R105 for images that only appear when a switch of the chart is turned on. */
export const unmappedOptionalImage: Rule = {
  code: 'values/unmapped-optional-image',
  severity: 'information',
  spec: ['R105'],
  summary: text(
    'An optional image that mapping.yaml does not replace',
    '可选功能的镜像地址未在映射文件中配置替换',
  ),
  rationale: text(
    'The default values do not start this image. A customer who turns the feature on gets the old address.',
    '默认配置不会启动该镜像，但客户开启对应功能后仍会拉取旧地址。',
  ),
  example: {
    bad: example(
      '#      ^^^^^^^^^^^^^^^^^ information values/unmapped-optional-image: No entry of mapping.yaml replaces "example/app:1.0.0"\n',
    ),
    good: example('', unmappedImage.example.good?.split('#- images/mapping.yaml\n')[1]),
  },
  fixable: true,
  tempo: 'render',
  *check(pkg) {
    if (!pkg.mapping?.file.isRead || !pkg.chart) return;
    for (const entry of inferHelmMapping(pkg)?.entries ?? []) {
      if (isOptional(pkg, entry)) yield findingOf(pkg, entry);
    }
  },
};

function example(mark: string, mapping = 'instance: []\n'): string {
  return `
#- package/app/Chart.yaml
apiVersion: v2
name: app
version: 1.0.0
#- package/app/values.yaml
metrics:
  enabled: false
image: example/app:1.0.0
${mark}#- package/app/templates/pod.yaml
{{- if .Values.metrics.enabled }}
apiVersion: v1
kind: Pod
metadata:
  name: app
spec:
  containers:
    - name: app
      image: {{ .Values.image }}
{{- end }}
#- images/app-1.0.0-amd64.tar
#- images/mapping.yaml
${mapping}`;
}
