import { newRefusal, replacedPackage } from '../../images/helm-preview';
import { helmRenderings } from '../../images/helm-renderings';
import { guideRegistry } from '../../images/platform-address';
import { pathWrites } from '../../images/values-replacement';
import type { Fix } from '../../package/edit';
import type { SourceFile } from '../../package/source-file';
import { say, text } from '../../text/message';
import { insertPath } from '../../yaml/insert-path';
import { entryAt } from '../../yaml/path';
import { replaceValue } from '../../yaml/replace';
import type { Rule } from '../rule';

/** The key by which charts of Bitnami allow other images (bitnami/charts issue 30850). */
const guardPath = ['global', 'security', 'allowInsecureImages'] as const;

/** A chart that renders as it is, but refuses once the platform has replaced the addresses. */
export const refusedReplacement: Rule = {
  code: 'values/refused-replacement',
  severity: 'error',
  spec: ['R183', 'R105'],
  summary: text('The chart refuses replaced image addresses', '替换镜像地址后 Chart 拒绝渲染'),
  rationale: text(
    'The platform replaces the addresses and then installs the chart. Charts of Bitnami check their own addresses and end with an error when they find others, unless a flag allows it.',
    '平台替换镜像地址后才安装 Chart。Bitnami 的 Chart 会校验镜像地址，发现被替换就报错退出，除非设置允许的开关。',
  ),
  example: {
    bad: example(
      'image: example/app:1.0.0\n#! error values/refused-replacement: Once the addresses are replaced, the chart refuses to render\n',
    ),
    good: example('image: example/app:1.0.0\nglobal:\n  security:\n    allowInsecureImages: true\n'),
  },
  fixable: true,
  tempo: 'render',
  *check(pkg) {
    const values = pkg.chart?.values;
    const writes = pkg.mapping ? pathWrites(pkg.mapping, guideRegistry) : [];
    const before = writes.length > 0 ? helmRenderings(pkg) : undefined;
    const after = before && replacedPackage(pkg, writes);
    const renderings = after && helmRenderings(after);
    const refusal = before && renderings && newRefusal(before, renderings);
    if (!values || !refusal) return;
    const detail = refusal.detail.replace(/\s+/g, ' ').slice(0, 300);
    yield {
      at: { file: values.path },
      message: say(
        'Once the addresses are replaced, the chart refuses to render: {detail}',
        '替换镜像地址后，Chart 拒绝渲染：{detail}',
        { detail },
      ),
      fixes: /insecure|allowInsecureImages|unrecognized/i.test(refusal.detail) ? allowance(values) : [],
    };
  },
};

function allowance(values: SourceFile): readonly Fix[] {
  const { root } = values.yaml;
  const entry = entryAt(root, guardPath);
  const edits = entry
    ? replaceValue(values.text, entry, 'true')
    : insertPath(values.text, root, guardPath, 'true');
  if (edits.length === 0) return [];
  const title = say('Set {path}: true', '设置 {path}: true', { path: guardPath.join('.') });
  return [{ title, changes: [{ kind: 'edit', file: values.path, edits }], preferred: true, safe: true }];
}

function example(values: string): string {
  return `
#- package/app/Chart.yaml
apiVersion: v2
name: app
version: 1.0.0
#- package/app/values.yaml
${values}#- package/app/templates/pod.yaml
{{- $security := default dict (default dict .Values.global).security }}
{{- if and (ne .Values.image "example/app:1.0.0") (not $security.allowInsecureImages) }}
{{- fail "Unrecognized images: set global.security.allowInsecureImages" }}
{{- end }}
apiVersion: v1
kind: Pod
metadata:
  name: app
spec:
  containers:
    - name: app
      image: {{ .Values.image }}
#- images/mapping.yaml
instance:
  - image: app
    tag: 1.0.0
    address:
      fullAddress: image
    package:
      x86_64: app.tar
`;
}
