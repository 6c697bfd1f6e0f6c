import { edit, type Fix } from '../../package/edit';
import type { ServicePackage } from '../../package/service-package';
import type { Reference, ReferenceKind } from '../../references/reference';
import { referencesIn, resolveReference, resolvers } from '../../references/references';
import { type Message, say } from '../../text/message';
import { writeScalar } from '../../yaml/write-scalar';
import type { Finding } from '../rule';
import { changeTo } from '../shared/repair';
import { ownerResolves } from './operator-owner';

/** An operator with one custom resource, one deployment, one container with one variable, for examples. */
export const exampleOperator = `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
metadata:
  annotations:
    alm-examples: '[{"kind":"EtcdCluster","spec":{"image":"quay.io/coreos/etcd:v3.5.0"}}]'
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
                    image: quay.io/coreos/etcd-operator:v0.9.4
                    env:
                      - name: RELATED_IMAGE_ETCD
                        value: quay.io/coreos/etcd:v3.5.0
#- images/mapping.yaml
`;

/** The references of one kind that lead nowhere although what they stand in does lead somewhere. */
export function* unresolved(pkg: ServicePackage, kind: ReferenceKind, message: Message): Generator<Finding> {
  for (const reference of pkg.operator?.csv ? referencesIn(pkg) : []) {
    if (reference.kind !== kind || reference.text === '' || !ownerResolves(pkg, reference)) continue;
    const resolution = resolveReference(pkg, reference);
    if (resolution.state !== 'unresolved') continue;
    yield {
      at: { file: reference.file.path, span: reference.span },
      message: asking(message, reference.text, resolution.suggestions[0]),
      fixes: namingFixes(pkg, reference, resolution.suggestions[0]),
    };
  }
}

function asking({ text: { en, 'zh-cn': zh } }: Message, name: string, meant: string | undefined): Message {
  return meant
    ? say(`${en}. Did you mean "{meant}"?`, `${zh}，是否应为“{meant}”？`, { name, meant })
    : say(en, zh, { name });
}

/** What was meant first, then everything else that could stand there. */
export function namingFixes(
  pkg: ServicePackage,
  reference: Reference,
  meant: string | undefined,
): readonly Fix[] {
  const all = [...resolvers[reference.kind].candidates(pkg, reference)].sort((a, b) => a.rank - b.rank);
  const names = [...new Set([...(meant ? [meant] : []), ...all.map((one) => one.text)])];
  return names.slice(0, 8).map((name) => ({
    title: changeTo(name),
    changes: [edit(reference.file.path, { span: reference.span, newText: written(reference, name) })],
    ...(name === meant ? { preferred: true } : {}),
  }));
}

/** A name as it is written inside or outside of quotes. */
const written = ({ file, span }: Reference, name: string): string =>
  /["']/.test(file.text[span.start - 1] ?? '') ? name : writeScalar(name);
