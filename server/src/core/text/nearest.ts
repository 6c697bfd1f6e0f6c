import { distance } from 'fastest-levenshtein';

/** The candidate that a word was most likely meant to be; undefined when none is near (a third of its letters may differ). */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  // No name is this long, and measuring a distance takes the product of both lengths.
  if (word.length > longest) return undefined;
  const lower = word.toLowerCase();
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const apart = Math.abs(candidate.length - word.length);
    if (apart > mostFar(candidate) || apart >= least) continue;
    const far = distance(lower, candidate.toLowerCase());
    if (far >= least) continue;
    least = far;
    best = far <= mostFar(candidate) ? candidate : undefined;
  }
  return best;
}

const mostFar = ({ length }: string): number => Math.max(1, Math.floor(length / 3));

const longest = 1_000;
