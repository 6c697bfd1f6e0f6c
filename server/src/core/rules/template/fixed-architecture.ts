import { segmentsOf } from '../../helm/evaluate/segments';
import { declaredArchitectures } from '../../package/declared-architectures';
import { say, text } from '../../text/message';
import type { YamlEntry } from '../../yaml/node';
import { asMap, resolve, textAt, valueIn } from '../../yaml/path';
import type { Rule } from '../rule';
import { placeOfEntry, renderedPods } from './pod-specs';

/** R110: a node selector for one architecture, although the service declares both. */
export const fixedArchitecture: Rule = {
  code: 'template/fixed-architecture',
  severity: 'warning',
  spec: ['R110'],
  summary: text(
    'A node selector for one architecture in a service for both',
    '服务声明支持两种架构，模板却固定调度到一种架构',
  ),
  rationale: text(
    'One set of templates must serve all architectures that the service declares. With a fixed selector the pods are never scheduled on the nodes of the other one.',
    '同一套模板须适用于服务声明的所有架构。固定的节点选择会使 Pod 无法调度到另一种架构的节点。',
  ),
  example: {
    bad: `
#- package/app/Chart.yaml
apiVersion: v2
name: app
version: 1.0.0
annotations:
  architecture: x86_64,aarch64
#- package/app/values.yaml
image: example/app:1.0.0
#- package/app/templates/pod.yaml
apiVersion: v1
kind: Pod
metadata:
  name: app
spec:
  nodeSelector:
    kubernetes.io/arch: amd64
#   ^^^^^^^^^^^^^^^^^^ warning template/fixed-architecture: Pod/app runs on amd64 nodes only, but the service declares x86_64 and aarch64
  containers:
    - name: app
      image: {{ .Values.image }}
`,
  },
  fixable: false,
  tempo: 'render',
  *check(pkg) {
    if (declaredArchitectures(pkg).size < 2) return;
    for (const { document, spec, workload } of renderedPods(pkg)) {
      const selector = asMap(valueIn(spec, 'nodeSelector'));
      const entry = selector?.entries.find(({ name }) => /^(?:beta\.)?kubernetes\.io\/arch$/.test(name));
      const value = resolve(entry?.value);
      if (!entry || value?.kind !== 'scalar' || comesFromValues(document.text, entry)) continue;
      yield {
        at: placeOfEntry(pkg, document, entry),
        message: say(
          '{workload} runs on {value} nodes only, but the service declares x86_64 and aarch64',
          '{workload} 只能运行在 {value} 节点上，而服务声明支持 x86_64 和 aarch64',
          { workload, value: textAt(value) ?? '' },
        ),
      };
    }
  },
};

/** Whether the user can change the value by values, so that it is a default and not fixed. */
const comesFromValues = (document: Parameters<typeof segmentsOf>[0], { span }: YamlEntry): boolean =>
  segmentsOf(document, span.start, span.end).some(({ origins }) =>
    origins.some(({ kind }) => kind === 'values'),
  );
