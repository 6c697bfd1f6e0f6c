import { say, text } from '../../text/message';
import type { YamlEntry, YamlMap } from '../../yaml/node';
import { asMap, itemsOf, nodeAt, valueIn } from '../../yaml/path';
import type { Rule } from '../rule';
import { moveBesideContainers } from './move-beside-containers';
import { placeOfEntry, podEntry, type RenderedPod, renderedPods } from './pod-specs';

/** R107: `imagePullSecrets` at a level where Kubernetes does not read it. */
export const misplacedPullSecret: Rule = {
  code: 'template/misplaced-pull-secret',
  severity: 'error',
  spec: ['R107'],
  summary: text('imagePullSecrets outside of the pod spec', 'imagePullSecrets 没有写在 Pod 的 spec 下'),
  rationale: text(
    'Kubernetes reads imagePullSecrets beside "containers" only. Anywhere else it is refused or ignored, and private images cannot be pulled.',
    'Kubernetes 只读取与“containers”同级的 imagePullSecrets。写在其它位置会被拒绝或忽略，私有镜像无法拉取。',
  ),
  example: {
    bad: `
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
  containers:
    - name: app
      image: {{ .Values.image }}
      imagePullSecrets:
#     ^^^^^^^^^^^^^^^^ error template/misplaced-pull-secret: "imagePullSecrets" belongs beside "containers", in the spec of the pod
        - name: default-secret
`,
    good: `
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
  imagePullSecrets:
    - name: default-secret
  containers:
    - name: app
      image: {{ .Values.image }}
`,
  },
  fixable: true,
  tempo: 'render',
  *check(pkg) {
    const seen = new Set<string>();
    for (const pod of renderedPods(pkg)) {
      for (const entry of misplaced(pod)) {
        const at = placeOfEntry(pkg, pod.document, entry);
        const key = `${at.file} ${at.span?.start}`;
        if (seen.has(key)) continue;
        seen.add(key);
        yield {
          at,
          message: say(
            '"imagePullSecrets" belongs beside "containers", in the spec of the pod',
            '“imagePullSecrets”应写在 Pod 的 spec 下，与“containers”同级',
          ),
          fixes: () => moveBesideContainers(pkg, pod, at),
        };
      }
    }
  },
};

/** In the containers, in the metadata, beside the pod's spec, or in the spec of the workload. */
function misplaced({ document, spec, template }: RenderedPod): readonly YamlEntry[] {
  const lists = ['initContainers', 'containers'].flatMap((key) => itemsOf(valueIn(spec, key)));
  const root = asMap(document.yaml.root);
  const outer =
    template === root
      ? []
      : [root, asMap(nodeAt(root, ['spec'])), asMap(nodeAt(root, ['metadata'])), template];
  const holders: (YamlMap | undefined)[] = [
    ...lists.map(asMap),
    asMap(valueIn(template, 'metadata')),
    ...outer,
  ];
  return holders.flatMap((holder) => (holder && podEntry(holder, 'imagePullSecrets')) ?? []);
}
