import type { Named } from '../../operator/deployments';
import type { SourceFile } from '../../package/source-file';
import { say, text } from '../../text/message';
import type { Finding, Rule } from '../rule';
import { currentVersion } from './version-file';

/** Two deployments, or two containers of one pod, with the same name (SPEC 5.6; R155, R157 name them). */
export const duplicateName: Rule = {
  code: 'csv/duplicate-name',
  severity: 'error',
  spec: ['R155', 'R157'],
  summary: text('Two deployments or containers with the same name', 'deployment 或容器重名'),
  rationale: text(
    'Kubernetes refuses a pod with two containers of one name, and mapping.yaml could not tell them apart.',
    'Kubernetes 不允许同一 Pod 中的容器重名，映射文件也无法区分它们。',
  ),
  example: {
    bad: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
spec:
  install:
    spec:
      deployments:
        - name: etcd-operator
          spec:
            template:
              spec:
                containers:
                  - name: manager
                  - name: manager
#                         ^^^^^^^ error csv/duplicate-name: "manager" is the name of another one too
`,
  },
  fixable: false,
  tempo: 'text',
  *check(pkg) {
    const csv = currentVersion(pkg);
    if (!csv) return;
    yield* duplicates(csv.file, csv.deployments);
    for (const { containers } of csv.deployments) yield* duplicates(csv.file, containers);
  },
};

function* duplicates({ path }: SourceFile, all: readonly Named[]): Generator<Finding> {
  const seen = new Map<string, Named>();
  for (const one of all) {
    const first = seen.get(one.name);
    const [at, before] = [one.nameEntry?.value?.span, first?.nameEntry?.value?.span];
    if (one.name === '' || !at || !before) {
      if (!first) seen.set(one.name, one);
      continue;
    }
    yield {
      at: { file: path, span: at },
      message: say('"{name}" is the name of another one too', '“{name}”与另一个重名', { name: one.name }),
      related: [{ at: { file: path, span: before }, message: say('the first one', '第一处') }],
    };
  }
}
