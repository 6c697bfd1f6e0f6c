import { type CharacterTest, RegexpError } from './node';

/** The class of `\d`, `\S`… by its letter; undefined for other letters. */
export function perlClass(letter: string): CharacterTest | undefined {
  const test = perl.get(letter.toLowerCase());
  if (!test || !/[dswDSW]/.test(letter)) return undefined;
  return letter === letter.toLowerCase() ? test : not(test);
}

/** The class of `[:alpha:]` or `[:^alpha:]`; refuses unknown names. */
export function posixClass(text: string): CharacterTest {
  const [, negation, name = ''] = /^\[:(\^?)(\w+):\]$/.exec(text) ?? [];
  const test = posix.get(name);
  if (!test) throw new RegexpError(`invalid character class range: \`${text}\``);
  return negation ? not(test) : test;
}

/** The class of `\pL`, `\p{Greek}`, `\P{^Lu}`: a general category or a script. */
export function unicodeClass(text: string): CharacterTest {
  const [, letter, braced, single] = /^\\([pP])(?:\{(\^?\w+)\}|(\w))$/.exec(text) ?? [];
  const name = braced ?? single ?? '';
  const negated = (letter === 'P') !== name.startsWith('^');
  const expression = propertyExpression(name.replace('^', ''));
  if (!expression) throw new RegexpError(`invalid character class range: \`${text}\``);
  const test: CharacterTest = (codePoint) => expression.test(String.fromCodePoint(codePoint));
  return negated ? not(test) : test;
}

/** The opposite class. */
export const not =
  (test: CharacterTest): CharacterTest =>
  (codePoint) =>
    !test(codePoint);

/** All that at least one of the classes holds. */
export const anyOf =
  (tests: readonly CharacterTest[]): CharacterTest =>
  (codePoint) =>
    tests.some((test) => test(codePoint));

/** The characters from `low` to `high`. */
export const range =
  (low: number, high: number): CharacterTest =>
  (codePoint) =>
    codePoint >= low && codePoint <= high;

/** The class without regard to case. */
export const ignoringCase =
  (test: CharacterTest): CharacterTest =>
  (codePoint) =>
    test(codePoint) || otherCases(codePoint).some(test);

function otherCases(codePoint: number): readonly number[] {
  const character = String.fromCodePoint(codePoint);
  return [character.toLowerCase(), character.toUpperCase(), character.toUpperCase().toLowerCase()]
    .filter((other) => [...other].length === 1)
    .map((other) => other.codePointAt(0) ?? 0);
}

function propertyExpression(name: string): RegExp | undefined {
  if (name === 'Any') return /[\s\S]/u;
  try {
    return new RegExp(name.length <= 2 ? `^\\p{${name}}$` : `^\\p{Script=${name}}$`, 'u');
  } catch {
    return undefined;
  }
}

const between =
  (ranges: string): CharacterTest =>
  (codePoint) => {
    for (let at = 0; at < ranges.length; at += 2)
      if (codePoint >= ranges.charCodeAt(at) && codePoint <= ranges.charCodeAt(at + 1)) return true;
    return false;
  };

const perl: ReadonlyMap<string, CharacterTest> = new Map([
  ['d', between('09')],
  ['s', between('\t\n\f\r  ')],
  ['w', between('09AZaz__')],
]);

const posix: ReadonlyMap<string, CharacterTest> = new Map([
  ['alnum', between('09AZaz')],
  ['alpha', between('AZaz')],
  ['ascii', between('\0\x7f')],
  ['blank', between('\t\t  ')],
  ['cntrl', between('\0\x1f\x7f\x7f')],
  ['digit', between('09')],
  ['graph', between('!~')],
  ['lower', between('az')],
  ['print', between(' ~')],
  ['punct', between('!/:@[`{~')],
  ['space', between('\t\r  ')],
  ['upper', between('AZ')],
  ['word', between('09AZaz__')],
  ['xdigit', between('09AFaf')],
]);
