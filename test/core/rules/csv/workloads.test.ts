import { test } from 'node:test';
import { checkFix, checkProblems } from '../../../support/check';

const csv = (pod: string, head = '') => `
#- images/etcd.tar
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
${head}spec:
  install:
    spec:
      deployments:
        - name: etcd-operator
          spec:
            template:
              spec:
${pod}`;

test('secrets of a container are moved to the pod', async () => {
  const before = csv(`                containers:
                  - name: manager
                    imagePullSecrets:
                      - name: default-secret
                    image: a/b:1
`);
  const after = csv(`                imagePullSecrets:
                  - name: default-secret
                containers:
                  - name: manager
                    image: a/b:1
`);
  await checkFix(before, after, { only: ['csv/missing-pull-secret'] });
});

test('the platform’s secret is added to others', async () => {
  const secrets = (more: string) =>
    csv(`                imagePullSecrets:
                  - name: regcred
${more}                containers: []
`);
  await checkFix(secrets(''), secrets('                  - name: default-secret\n'), {
    only: ['csv/missing-pull-secret'],
  });
});

test('without shipped images nothing is said about secrets', async () => {
  await checkProblems(csv('                containers: []\n').replace('#- images/etcd.tar\n', ''), {
    only: ['csv/missing-pull-secret'],
  });
});

test('an affinity that refuses a declared architecture; a preference refuses none', async () => {
  const head = 'metadata:\n  annotations:\n    architecture: x86_64,aarch64\n';
  await checkProblems(
    csv(
      `                affinity:
                  nodeAffinity:
                    preferredDuringSchedulingIgnoredDuringExecution:
                      - preference:
                          matchExpressions:
                            - key: kubernetes.io/arch
                              operator: In
                              values: [amd64]
                    requiredDuringSchedulingIgnoredDuringExecution:
                      nodeSelectorTerms:
                        - matchExpressions:
                            - {key: kubernetes.io/arch, operator: In, values: [amd64]}
#                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning csv/mismatched-node-architecture
                            - {key: kubernetes.io/arch, operator: In, values: [amd64, arm64]}
`,
      head,
    ),
    { only: ['csv/mismatched-node-architecture'] },
  );
});

test('types and words deep in a deployment are checked; a key without value counts as absent', async () => {
  await checkProblems(
    csv(`                restartPolicy: Allways
#                              ^^^^^^^ error csv/invalid-shape: "Allways" must be one of
                nodeName:
                containers:
                  - name: manager
                    image: a/b:1
                    env:
                      - name: SIZE
                        value: 3
#                              ^ error csv/invalid-shape: "value" must be a text: put it in quotes
`),
    { only: ['csv/invalid-shape'] },
  );
});

test('containers of the two lists of a pod share their names', async () => {
  await checkProblems(
    csv(`                containers:
                  - name: manager
#                         ^^^^^^^ error csv/duplicate-name: "manager" is the name of another one too
                initContainers:
                  - name: manager
`),
    { only: ['csv/duplicate-name'] },
  );
});

test('a whole address may have a port, a digest or no tag', async () => {
  await checkProblems(
    csv(`                containers:
                  - name: a
                    image: localhost:5000/a/b:1
                  - name: b
                    image: a@sha256:${'0'.repeat(64)}
                  - name: c
                    image: quay.io/yugabyte/yugabytedb-operator
                  - name: d
                    image: "{{ .Values.image }}"
#                          ^^^^^^^^^^^^^^^^^^^^^ error csv/invalid-image
                  - name: e
#                   ^^^^ error csv/invalid-image: The container "e" has no image
`),
    { only: ['csv/invalid-image'] },
  );
});
