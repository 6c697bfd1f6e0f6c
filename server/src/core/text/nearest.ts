import { distance } from 'fastest-levenshtein';

/** The candidate that a word was most likely meant to be; undefined when none is near (a third of its letters may differ). */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const lower = word.toLowerCase();
  const ranked = candidates
    .filter((candidate) => Math.abs(candidate.length - word.length) <= mostFar(candidate))
    .map((candidate) => ({ candidate, far: distance(lower, candidate.toLowerCase()) }))
    .sort((a, b) => a.far - b.far);
  const best = ranked[0];
  return best && best.far <= mostFar(best.candidate) ? best.candidate : undefined;
}

const mostFar = ({ length }: string): number => Math.max(1, Math.floor(length / 3));
