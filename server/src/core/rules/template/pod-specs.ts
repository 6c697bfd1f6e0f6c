import type { RenderedDocument } from '../../helm/chart/documents';
import { segmentsOf } from '../../helm/evaluate/segments';
import { helmRenderings } from '../../images/helm-renderings';
import type { Place } from '../../package/place';
import type { ServicePackage } from '../../package/service-package';
import { keySpan, type YamlEntry, type YamlMap, type YamlNode } from '../../yaml/node';
import { asMap, entryOf, itemsOf, nodeAt, textAt, valueIn } from '../../yaml/path';

/** The pod of a rendered workload. */
export interface RenderedPod {
  readonly document: RenderedDocument;
  /** `Deployment/etcd`. */
  readonly workload: string;
  readonly spec: YamlMap;
  /** The map that holds `metadata` and `spec` of the pod: the template, or the Pod itself. */
  readonly template: YamlMap;
}

/** Where the pod stands in each kind of workload (PG 2.2.4 and the Kubernetes API, SPEC A28). */
const podPaths: Readonly<Record<string, readonly string[]>> = {
  Deployment: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  ReplicationController: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
  Pod: [],
};

/** The pods that the chart renders with its default values; those of tests are left out. */
export function renderedPods(pkg: ServicePackage): readonly RenderedPod[] {
  return (helmRenderings(pkg)?.plain.documents ?? []).flatMap((document) => {
    const path = Object.hasOwn(podPaths, document.kind) ? podPaths[document.kind] : undefined;
    if (!path || document.hooks?.some((hook) => hook.startsWith('test'))) return [];
    const template = asMap(nodeAt(document.yaml.root, path));
    const spec = asMap(nodeAt(template, ['spec']));
    return template && spec
      ? [{ document, workload: `${document.kind}/${document.name}`, spec, template }]
      : [];
  });
}

/** Where a rendered entry is written: its key in the template, else the file. */
export function placeOfEntry(
  pkg: ServicePackage,
  document: RenderedDocument,
  entry: YamlEntry | undefined,
): Place {
  const file = `${pkg.chart?.root}/${document.file}`;
  if (!entry) return { file };
  const { start, end } = keySpan(entry);
  const [segment] = segmentsOf(document.text, start, end);
  const origin = segment?.origins[0];
  if (segment?.at === undefined || origin?.kind !== 'template') return { file };
  return {
    file: `${pkg.chart?.root}/${origin.file}`,
    span: { start: segment.at, end: segment.at + end - start },
  };
}

/** The entry of a key in a rendered map. */
export const podEntry = (map: YamlMap, key: string): YamlEntry | undefined => entryOf(map, key);

/** The same pod in another rendering of the chart has the same key. */
export const keyOfPod = ({ document, workload }: RenderedPod): string => `${document.template} ${workload}`;

/** The secret that every namespace of a CCE cluster has for the platform's registry (PG 2.2.4). */
export const platformSecret = 'default-secret';

/** The pods that name the platform's secret neither themselves nor by a service account of the chart. */
export function podsWithoutSecret(pkg: ServicePackage): readonly RenderedPod[] {
  const accounts = new Set(
    (helmRenderings(pkg)?.plain.documents ?? [])
      .filter(({ kind, yaml }) => kind === 'ServiceAccount' && namesSecret(yaml.root))
      .map(({ name }) => name),
  );
  return renderedPods(pkg).filter(({ spec }) => {
    const named = valueIn(spec, 'serviceAccountName') ?? valueIn(spec, 'serviceAccount');
    const account = textAt(named) ?? 'default';
    return !namesSecret(spec) && !accounts.has(account);
  });
}

/** Whether `imagePullSecrets` of a pod spec or a service account has the platform's secret. */
const namesSecret = (holder: YamlNode | undefined): boolean =>
  itemsOf(valueIn(holder, 'imagePullSecrets')).some(
    (item) => textAt(valueIn(item, 'name')) === platformSecret,
  );
