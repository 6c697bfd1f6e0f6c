import type { AddressRole, InstanceEntry, Mapping } from '../../package/mapping';
import { addressRoles } from '../../package/mapping';
import type { ServicePackage } from '../../package/service-package';
import { referenceAt, resolveReference } from '../../references/references';
import type { YamlNode } from '../../yaml/node';
import { resolve, textAt } from '../../yaml/path';

/** One address path of an entry with what it reaches now. */
export interface AddressTarget {
  readonly field: InstanceEntry['address'][number];
  readonly role: AddressRole;
  /** The text that stands there now; undefined when the path leads nowhere or to no text. */
  readonly value: string | undefined;
  /** The value's node and file; undefined when the path leads nowhere. */
  readonly node: YamlNode | undefined;
  readonly file: string | undefined;
}

/** The address paths of an entry whose role is known, with their targets. */
export function addressTargets(
  pkg: ServicePackage,
  mapping: Mapping,
  entry: InstanceEntry,
): readonly AddressTarget[] {
  return entry.address.flatMap((field) => {
    const role = addressRoles.find((one) => one === field.addressRole);
    const node = resolve(field.entry.value);
    const reference = referenceAt(mapping.file, 'mapping', node);
    if (!role || !reference) return [];
    const resolution = resolveReference(pkg, reference);
    const target = resolution.state === 'resolved' ? resolution.targets[0] : undefined;
    return [{ field, role, value: textAt(target?.node), node: target?.node, file: target?.at.file }];
  });
}
