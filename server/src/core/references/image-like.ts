/** Whether a key of values.yaml or of a custom resource says "image" (HELM.md E, rules R1 to R7). */
export const looksLikeImageKey = (key: string): boolean =>
  /image(?:name|s)?$/i.test(key) || /^image/i.test(key);

/** Which keys hold which part of an address, most likely first. */
const keysOfRole: Readonly<Record<string, RegExp>> = {
  fullAddress: /image(?:name)?$/i,
  repository: /^(?:repository|repo|image|name)$|repository$/i,
  prefixAddress: /prefix|registry$/i,
  repo: /^(?:repository|repo|name)$|repo$/i,
  endpoint: /registry$|^(?:hub|endpoint|host)$/i,
  tag: /tag$|version$/i,
};

/**
 * How well a key fits a role of an address; 0 fits best. Keys under an image come first, maps on the way to one next.
 */
export function rankOfKey(key: string, underImage: boolean, role: string, isMap: boolean): number {
  const fits = keysOfRole[role]?.test(key) ?? false;
  if (isMap) return underImage ? 2 : 4;
  if (underImage) return fits ? 0 : 1;
  return fits ? 3 : 5;
}
