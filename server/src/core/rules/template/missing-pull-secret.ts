import { helmRenderings } from '../../images/helm-renderings';
import { edit, type Fix } from '../../package/edit';
import type { Place } from '../../package/place';
import type { ServicePackage } from '../../package/service-package';
import { say, text } from '../../text/message';
import type { YamlNode } from '../../yaml/node';
import { itemsOf, textAt, valueIn } from '../../yaml/path';
import type { Rule } from '../rule';
import { shipsImages } from '../shared/ships-images';
import { placeOfEntry, podEntry, type RenderedPod, renderedPods } from './pod-specs';

/** The secret that every namespace of a CCE cluster has for the platform's registry (PG 2.2.4). */
export const platformSecret = 'default-secret';

/** R106, R108: a pod without the secret that lets it pull from the platform's registry. */
export const missingPullSecret: Rule = {
  code: 'template/missing-pull-secret',
  severity: 'warning',
  spec: ['R106', 'R108'],
  summary: text(
    'A pod without imagePullSecrets "default-secret"',
    'Pod 未配置 imagePullSecrets“default-secret”',
  ),
  rationale: text(
    'Images in the platform’s registry are private. Without the secret "default-secret" the nodes may not pull them, and the pods stay in ImagePullBackOff.',
    '平台镜像仓库中的镜像是私有的。不配置“default-secret”，节点无权拉取，Pod 会停留在 ImagePullBackOff。',
  ),
  example: {
    bad: example(
      '#   ^^^^^^^^^^ warning template/missing-pull-secret: Pod/app does not name "default-secret" in imagePullSecrets\n',
      '',
    ),
    good: example('', '  imagePullSecrets:\n    - name: default-secret\n'),
  },
  fixable: true,
  tempo: 'render',
  *check(pkg) {
    if (!pkg.chart || !shipsImages(pkg)) return;
    const accounts = accountsWithSecret(pkg);
    const seen = new Set<string>();
    for (const pod of renderedPods(pkg)) {
      const account = textAt(valueIn(pod.spec, 'serviceAccountName')) ?? 'default';
      if (secretsOf(pod.spec).includes(platformSecret) || accounts.has(account)) continue;
      const entry = podEntry(pod.spec, 'imagePullSecrets') ?? podEntry(pod.spec, 'containers');
      const at = placeOfEntry(pkg, pod.document, entry);
      const key = `${at.file} ${at.span?.start}`;
      if (seen.has(key)) continue;
      seen.add(key);
      yield {
        at,
        message: say(
          '{workload} does not name "{secret}" in imagePullSecrets',
          '{workload} 的 imagePullSecrets 未配置“{secret}”',
          { workload: pod.workload, secret: platformSecret },
        ),
        fixes: fixesOf(pkg, pod, at),
      };
    }
  },
};

/** The names in `imagePullSecrets` of a pod spec or a service account. */
const secretsOf = (holder: YamlNode | undefined): readonly string[] =>
  itemsOf(valueIn(holder, 'imagePullSecrets')).flatMap((item) => textAt(valueIn(item, 'name')) ?? []);

/** Service accounts of the chart that bring the secret to their pods. */
const accountsWithSecret = (pkg: ServicePackage): ReadonlySet<string> =>
  new Set(
    (helmRenderings(pkg)?.plain.documents ?? [])
      .filter(({ kind }) => kind === 'ServiceAccount')
      .filter(({ yaml }) => secretsOf(yaml.root).includes(platformSecret))
      .map(({ name }) => name),
  );

/** Writes the secret in front of `containers:`, unless the template deals with pull secrets itself. */
function fixesOf(pkg: ServicePackage, pod: RenderedPod, { file, span }: Place): readonly Fix[] {
  const template = pkg.files.get(file);
  if (!template || !span || podEntry(pod.spec, 'imagePullSecrets') || /pullSecrets/i.test(template.text))
    return [];
  const start = template.text.lastIndexOf('\n', span.start - 1) + 1;
  const indent = template.text.slice(start, span.start);
  if (indent.trim() !== '' || template.text.slice(span.start, span.end) !== 'containers') return [];
  const newText = `${indent}imagePullSecrets:\n${indent}  - name: ${platformSecret}\n`;
  const title = say('Add imagePullSecrets with "{secret}"', '添加 imagePullSecrets“{secret}”', {
    secret: platformSecret,
  });
  return [
    { title, changes: [edit(file, { span: { start, end: start }, newText })], preferred: true, safe: true },
  ];
}

function example(mark: string, secret: string): string {
  return `
#- package/app/Chart.yaml
apiVersion: v2
name: app
version: 1.0.0
#- package/app/values.yaml
image: example/app:1.0.0
#- package/app/templates/pod.yaml
apiVersion: v1
kind: Pod
metadata:
  name: app
spec:
${secret}  containers:
${mark.replace('#   ^', '# ^')}    - name: app
      image: {{ .Values.image }}
#- images/app.tar
`;
}
