import type { ServicePackage } from './service-package';

/** A function of a snapshot that works its result out once for each: a snapshot never changes. */
export function onceForSnapshot<T>(make: (pkg: ServicePackage) => T): (pkg: ServicePackage) => T {
  const made = new WeakMap<ServicePackage, { readonly result: T }>();
  return (pkg) => {
    const kept = made.get(pkg) ?? { result: make(pkg) };
    made.set(pkg, kept);
    return kept.result;
  };
}
