import { type AddressRole, addressRoles } from '../../package/mapping';

/** Where the platform pushes images to. */
export interface PushTarget {
  readonly registry: string;
  readonly organization: string;
}

/** What the platform writes at a path of a role, for an image that it pushed (PG 2.3.4, "Address part semantics"). */
export function writtenAddress(
  role: AddressRole,
  image: string,
  tag: string,
  { registry, organization }: PushTarget,
): string {
  const parts: Readonly<Record<AddressRole, string>> = {
    fullAddress: `${registry}/${organization}/${image}:${tag}`,
    repository: `${registry}/${organization}/${image}`,
    prefixAddress: `${registry}/${organization}`,
    repo: `${organization}/${image}`,
    endpoint: registry,
    tag,
  };
  return parts[role];
}

/** The word as a role of an address; undefined for other keys. */
export const roleNamed = (key: string): AddressRole | undefined => addressRoles.find((role) => role === key);
