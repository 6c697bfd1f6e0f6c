/** An API version of Kubernetes on its way out. */
export interface DeprecatedApi {
  /** Minor version of Kubernetes 1.x since which it is deprecated. */
  readonly since: number;
  /** Minor version from which on it is not served; undefined when that is open. */
  readonly until: number | undefined;
  /** The API version to use instead; undefined when there is none. */
  readonly instead: string | undefined;
}

/** What Kubernetes 1.`minor` says of an API version and kind; undefined when it is not deprecated there (L40). */
export function deprecatedApi(apiVersion: string, kind: string, minor: number): DeprecatedApi | undefined {
  const entry = entries.find(
    ([version, kinds]) => version === apiVersion && (kinds === '' || kinds.split(' ').includes(kind)),
  );
  if (!entry || entry[2] > minor) return undefined;
  return { since: entry[2], until: entry[3], instead: entry[4] };
}

/** API version, kinds (none: all), deprecated since, not served from, replacement. From the deprecation guide of Kubernetes. */
const entries: readonly (readonly [string, string, number, number | undefined, string | undefined])[] = [
  ['extensions/v1beta1', 'Deployment DaemonSet ReplicaSet', 8, 16, 'apps/v1'],
  ['extensions/v1beta1', 'NetworkPolicy', 9, 16, 'networking.k8s.io/v1'],
  ['extensions/v1beta1', 'PodSecurityPolicy', 11, 16, 'policy/v1beta1'],
  ['extensions/v1beta1', 'Ingress', 14, 22, 'networking.k8s.io/v1'],
  ['apps/v1beta1', '', 8, 16, 'apps/v1'],
  ['apps/v1beta2', '', 9, 16, 'apps/v1'],
  ['networking.k8s.io/v1beta1', 'Ingress IngressClass', 19, 22, 'networking.k8s.io/v1'],
  ['rbac.authorization.k8s.io/v1beta1', '', 17, 22, 'rbac.authorization.k8s.io/v1'],
  [
    'admissionregistration.k8s.io/v1beta1',
    'MutatingWebhookConfiguration ValidatingWebhookConfiguration',
    16,
    22,
    'admissionregistration.k8s.io/v1',
  ],
  ['scheduling.k8s.io/v1beta1', 'PriorityClass', 14, 22, 'scheduling.k8s.io/v1'],
  ['storage.k8s.io/v1beta1', 'StorageClass CSIDriver CSINode VolumeAttachment', 19, 22, 'storage.k8s.io/v1'],
  ['storage.k8s.io/v1beta1', 'CSIStorageCapacity', 24, 27, 'storage.k8s.io/v1'],
  ['coordination.k8s.io/v1beta1', 'Lease', 19, 22, 'coordination.k8s.io/v1'],
  ['certificates.k8s.io/v1beta1', 'CertificateSigningRequest', 19, 22, 'certificates.k8s.io/v1'],
  ['authentication.k8s.io/v1beta1', 'TokenReview', 19, 22, 'authentication.k8s.io/v1'],
  ['authorization.k8s.io/v1beta1', '', 19, 22, 'authorization.k8s.io/v1'],
  ['v1', 'ComponentStatus', 19, undefined, undefined],
  ['policy/v1beta1', 'PodDisruptionBudget', 21, 25, 'policy/v1'],
  ['batch/v1beta1', 'CronJob', 21, 25, 'batch/v1'],
  ['discovery.k8s.io/v1beta1', 'EndpointSlice', 21, 25, 'discovery.k8s.io/v1'],
  ['autoscaling/v2beta1', 'HorizontalPodAutoscaler', 22, 25, 'autoscaling/v2'],
  ['autoscaling/v2beta2', 'HorizontalPodAutoscaler', 23, 26, 'autoscaling/v2'],
  ['events.k8s.io/v1beta1', 'Event', 22, 25, 'events.k8s.io/v1'],
  ['node.k8s.io/v1beta1', 'RuntimeClass', 22, 25, 'node.k8s.io/v1'],
  ['flowcontrol.apiserver.k8s.io/v1beta1', '', 23, 26, 'flowcontrol.apiserver.k8s.io/v1'],
  ['flowcontrol.apiserver.k8s.io/v1beta2', '', 26, 29, 'flowcontrol.apiserver.k8s.io/v1'],
  ['flowcontrol.apiserver.k8s.io/v1beta3', '', 29, 32, 'flowcontrol.apiserver.k8s.io/v1'],
];
