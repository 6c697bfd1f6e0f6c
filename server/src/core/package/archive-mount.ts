/** What separates an archive from the path inside it: `package/etcd-6.7.0.tgz!/etcd/values.yaml`. */
export const mountMark = '!/';

/** The archive that a path leads into and the path inside; undefined for a path that is in no archive. Innermost archive first. */
export function splitMount(path: string): { readonly archive: string; readonly inside: string } | undefined {
  const mark = path.lastIndexOf(mountMark);
  return mark === -1
    ? undefined
    : { archive: path.slice(0, mark), inside: path.slice(mark + mountMark.length) };
}

/** Whether a path lies inside an archive, and so cannot be edited. */
export const isMounted = (path: string): boolean => path.includes(mountMark);
