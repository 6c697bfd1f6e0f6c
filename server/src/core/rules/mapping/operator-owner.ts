import type { ServicePackage } from '../../package/service-package';
import type { Reference } from '../../references/reference';
import { referencesIn, resolveReference } from '../../references/references';
import type { YamlPath } from '../../yaml/path';

/**
 * Whether what a reference of `lifecycle` stands in leads somewhere: the deployment of a container, the container of a
 * variable. Below a wrong name nothing more can be said.
 */
export function ownerResolves(pkg: ServicePackage, reference: Reference): boolean {
  const [list, index, , container, env] = reference.path;
  if (list !== 'lifecycle' || index === undefined) return true;
  const owners: YamlPath[] = [];
  if (reference.kind !== 'deployment') owners.push([list, index, 'deployment']);
  if (env === 'env' && container !== undefined) owners.push([list, index, 'containers', container, 'name']);
  return owners.every((path) => isFound(pkg, path));
}

function isFound(pkg: ServicePackage, path: YamlPath): boolean {
  const key = JSON.stringify(path);
  const owner = referencesIn(pkg).find((one) => JSON.stringify(one.path) === key);
  return owner !== undefined && resolveReference(pkg, owner).state === 'resolved';
}
