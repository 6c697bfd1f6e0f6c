import { isImageReference } from './image-reference';

/** Longer texts (whole files inside ConfigMaps) are not searched further than this. */
const longest = 200_000;

/** The image references inside a longer text: an argument `--image=quay.io/a/b:1`, a list in an environment variable. */
export function imageTokens(text: string): readonly string[] {
  const words = text.slice(0, longest).match(/[^\s"'`,;=()[\]{}<>]+/g) ?? [];
  return [...new Set(words.filter((word) => word.includes('/') && isImageReference(word)))];
}
