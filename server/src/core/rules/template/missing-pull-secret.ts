import { say, text } from '../../text/message';
import type { Rule } from '../rule';
import { shipsImages } from '../shared/ships-images';
import { placeOfEntry, platformSecret, podEntry, podsWithoutSecret } from './pod-specs';
import { PullSecretRepairs } from './pull-secret-repairs';

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
    const repairs = new PullSecretRepairs(pkg);
    const seen = new Set<string>();
    for (const pod of podsWithoutSecret(pkg)) {
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
        fixes: () => repairs.of(pod, at),
      };
    }
  },
};

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
