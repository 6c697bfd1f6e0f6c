import type { Dict } from '../evaluate/value';

/** The keys of a map in the order of go-yaml v2: letters behind other characters, numbers in texts by their value. */
export const yamlKeys = (map: Dict): readonly string[] => [...map.entries.keys()].sort(compareKeys);

function compareKeys(left: string, right: string): number {
  const [a, b] = [[...left], [...right]];
  const shorter = Math.min(a.length, b.length);
  for (let at = 0; at < shorter; at++) {
    const [x = '', y = ''] = [a[at], b[at]];
    if (x !== y) return compareAt(a, b, at, x, y);
  }
  return a.length - b.length;
}

function compareAt(a: readonly string[], b: readonly string[], at: number, x: string, y: string): number {
  const [xLetter, yLetter] = [isLetter(x), isLetter(y)];
  if (xLetter && yLetter) return codeOf(x) - codeOf(y);
  if (xLetter !== yLetter) return yLetter ? -1 : 1;
  const start = (x === '0' || y === '0') && continuesNumber(a, at) ? 1 : 0;
  const [left, right] = [numberAt(a, at, start), numberAt(b, at, start)];
  if (left.value !== right.value) return left.value - right.value;
  if (left.end !== right.end) return left.end - right.end;
  return codeOf(x) - codeOf(y);
}

const isLetter = (character: string): boolean => /\p{L}/u.test(character);
const isDigit = (character: string | undefined): boolean =>
  character !== undefined && /\p{Nd}/u.test(character);
const codeOf = (character: string): number => character.codePointAt(0) ?? 0;

/** Whether digits other than zero stand before, so that a zero here counts. */
function continuesNumber(characters: readonly string[], at: number): boolean {
  for (let before = at - 1; before >= 0 && isDigit(characters[before]); before--) {
    if (characters[before] !== '0') return true;
  }
  return false;
}

function numberAt(characters: readonly string[], at: number, start: number): { value: number; end: number } {
  let value = start;
  let end = at;
  for (; isDigit(characters[end]); end++) value = value * 10 + codeOf(characters[end] ?? '0') - 48;
  return { value, end };
}
