import { platformArchitecture } from '../../references/image-archive';
import { schemaAt } from '../../schema/schema';
import { nearest } from '../../text/nearest';
import type { Span } from '../../text/span';
import type { YamlScalar } from '../../yaml/node';
import { sourceOf } from '../../yaml/scalar-source';

/** The annotations that hold a list of known words in one text (SPEC R048 to R050, X3). */
export type ListAnnotation = 'categories' | 'architecture' | 'scenes' | 'devices';

/** A part of such a text that is no known word, with what was meant. */
export interface UnknownWord {
  readonly text: string;
  readonly span: Span;
  /** The words that were meant, several when a wrong separator stands between them; undefined when nobody can tell. */
  readonly meant: readonly string[] | undefined;
  /** Whether only a separator, letter case or another usual name is wrong, so that nothing has to be decided. */
  readonly sure: boolean;
}

/** The words that an annotation can hold, as the schema lists them. */
export const knownWords = (key: ListAnnotation): readonly string[] =>
  schemaAt('chart', ['annotations', key])?.commaSeparated ?? [];

/** The parts of an annotation that are no known words. Blank space around the commas does not matter. */
export function unknownWords(file: string, scalar: YamlScalar, key: ListAnnotation): readonly UnknownWord[] {
  const { text } = sourceOf(file, scalar);
  const known = knownWords(key);
  return partsOf(text.decoded).flatMap(({ word, start }) => {
    if (word === '' || known.includes(word)) return [];
    const span = text.spanInFile(start, start + word.length);
    return [{ text: word, span, ...meaning(word, key, known) }];
  });
}

function partsOf(text: string): readonly { readonly word: string; readonly start: number }[] {
  let start = 0;
  return text.split(',').map((part) => {
    const word = part.trim();
    const found = { word, start: start + part.length - part.trimStart().length };
    start += part.length + 1;
    return found;
  });
}

function meaning(
  word: string,
  key: ListAnnotation,
  known: readonly string[],
): Pick<UnknownWord, 'meant' | 'sure'> {
  const separator = key === 'categories' ? /\s*[;；，、|]\s*/ : /\s*[;；，、|/+&\s]\s*/;
  const words = word.split(separator).filter(Boolean);
  const sure = words.map((one) => sameWord(one, key, known));
  if (sure.every((one) => one !== undefined)) return { meant: [...new Set(sure)], sure: true };
  const likely = words.map((one) => sameWord(one, key, known) ?? likeWord(one, known));
  return { meant: likely.every((one) => one !== undefined) ? [...new Set(likely)] : undefined, sure: false };
}

/** The known word that differs in letter case or hyphens only, or is another usual name of the same thing. */
function sameWord(word: string, key: ListAnnotation, known: readonly string[]): string | undefined {
  const bare = (one: string) =>
    one
      .toLowerCase()
      .replace(/[\s_-]+/g, ' ')
      .replace(/ and /g, ' & ');
  const same = known.find((one) => bare(one) === bare(word));
  if (same) return same;
  if (key === 'architecture') return platformArchitecture(word);
  return key === 'categories' ? glosses.get(word) : undefined;
}

/** A known word that is nearly the same, or that the word is a part of. */
function likeWord(word: string, known: readonly string[]): string | undefined {
  const lower = word.toLowerCase();
  const parts = (one: string) => one.toLowerCase().split(/[/&\s]+/);
  return (
    nearest(word, known) ??
    known.find((one) => parts(one).some((part) => part === lower || part === `${lower}s`))
  );
}

/** The guide's Chinese glosses of the categories (PG 2.2.3). */
const glosses: ReadonlyMap<string, string> = new Map(
  (schemaAt('chart', ['annotations', 'categories'])?.['enumDescriptions_zh-cn'] ?? []).map((gloss, index) => [
    gloss,
    knownWords('categories')[index] ?? gloss,
  ]),
);
