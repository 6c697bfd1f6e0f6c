import type { HelmVersion } from '../profile';

/** The kinds in the order in which Helm installs and prints them; others follow by name. */
const order = [
  'PriorityClass',
  'Namespace',
  'NetworkPolicy',
  'ResourceQuota',
  'LimitRange',
  'PodSecurityPolicy',
  'PodDisruptionBudget',
  'ServiceAccount',
  'Secret',
  'SecretList',
  'ConfigMap',
  'StorageClass',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'CustomResourceDefinition',
  'ClusterRole',
  'ClusterRoleList',
  'ClusterRoleBinding',
  'ClusterRoleBindingList',
  'Role',
  'RoleList',
  'RoleBinding',
  'RoleBindingList',
  'Service',
  'DaemonSet',
  'Pod',
  'ReplicationController',
  'ReplicaSet',
  'Deployment',
  'HorizontalPodAutoscaler',
  'StatefulSet',
  'Job',
  'CronJob',
  'IngressClass',
  'Ingress',
  'APIService',
] as const;

/** Kinds that have a place in the order of later releases only. */
const newer: ReadonlySet<string> = new Set(['PriorityClass', 'IngressClass']);
const positions: ReadonlyMap<string, number> = new Map(order.map((kind, index) => [kind, index]));

/** Compares two kinds for sorting; zero keeps the order in which they are. */
export function compareKinds(a: string, b: string, helm: HelmVersion): number {
  const [first, second] = [positionOf(a, helm), positionOf(b, helm)];
  if (first === undefined && second === undefined) return a < b ? -1 : a > b ? 1 : 0;
  return (first ?? order.length) - (second ?? order.length);
}

const positionOf = (kind: string, helm: HelmVersion): number | undefined =>
  helm === '3.5.4' && newer.has(kind) ? undefined : positions.get(kind);
