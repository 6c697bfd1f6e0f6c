/** The kinds in the order in which Helm installs and prints them; others follow by name. */
const order = [
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
  'Ingress',
  'APIService',
] as const;

const positions: ReadonlyMap<string, number> = new Map(order.map((kind, index) => [kind, index]));

/** Compares two kinds for sorting; zero keeps the order in which they are. */
export function compareKinds(a: string, b: string): number {
  const [first, second] = [positions.get(a), positions.get(b)];
  if (first === undefined && second === undefined) return a < b ? -1 : a > b ? 1 : 0;
  return (first ?? order.length) - (second ?? order.length);
}
