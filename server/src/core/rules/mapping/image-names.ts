/** A repository name as Docker wants it, without registry and tag (SPEC R123: distribution's reference grammar). */
export const imageNamePattern =
  /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;

/** A tag as Docker wants it (SPEC R124). */
export const tagPattern = /^\w[\w.-]{0,127}$/;

/** The nearest valid image name: registry and tag cut off, lower case, other characters replaced; undefined when nothing is left. */
export function repairImageName(name: string): string | undefined {
  const bare = name
    .trim()
    .replace(/@sha256:.*$/, '')
    .replace(/:[^/]*$/, '')
    .replace(/^(?:[^/]*[.:][^/]*|localhost)\//, '');
  const repaired = bare
    .toLowerCase()
    .split('/')
    .map((part) => part.replace(/[^a-z0-9._-]+/g, '-').replace(/^[._-]+|[._-]+$/g, ''))
    .filter(Boolean)
    .join('/');
  return imageNamePattern.test(repaired) ? repaired : undefined;
}

/** The nearest valid tag; undefined when nothing is left. */
export function repairTag(tag: string): string | undefined {
  const repaired = tag
    .trim()
    .replace(/[^\w.-]+/g, '-')
    .replace(/^[.-]+/, '')
    .slice(0, 128);
  return tagPattern.test(repaired) ? repaired : undefined;
}
