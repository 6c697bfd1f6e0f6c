/**
 * A function that works its result out once for each object and keeps it as long as the object lives. For objects that
 * never change: files, snapshots, parsed YAML (an edit makes new ones).
 */
export function onceFor<K extends object, T>(make: (key: K) => T): (key: K) => T {
  const made = new WeakMap<K, { readonly result: T }>();
  return (key) => {
    const known = made.get(key);
    if (known) return known.result;
    const result = make(key);
    made.set(key, { result });
    return result;
  };
}
