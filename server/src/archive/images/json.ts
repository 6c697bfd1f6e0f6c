/** Any JSON value, read step by step with the functions below: nothing about a stranger's file is taken for granted. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The value that bytes spell; undefined when they spell none. */
export function parseJson(bytes: Uint8Array): Json | undefined {
  try {
    return JSON.parse(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)); // Go's reader takes no mark either
  } catch {
    return undefined;
  }
}

/** The value below a key; undefined when there is none, or nothing that has keys. */
export function member(value: Json | undefined, key: string): Json | undefined {
  if (typeof value !== 'object' || value === null || isList(value)) return undefined;
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The text below a key; undefined when it is missing, empty or no text. */
export function textAt(value: Json | undefined, key: string): string | undefined {
  const found = member(value, key);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

/** The elements below a key; none when there is no list. */
export function listAt(value: Json | undefined, key: string): readonly Json[] {
  const found = member(value, key);
  return found !== undefined && isList(found) ? found : [];
}

/** Whether Go's reader takes what stands below a key for a list of texts: null and nothing are an empty one. */
export function holdsTexts(value: Json | undefined, key: string): boolean {
  const found = member(value, key) ?? null;
  return found === null || (isList(found) && found.every((one) => one === null || typeof one === 'string'));
}

/** Whether a value is a list. */
export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

/** The texts among the elements of a list. */
export const texts = (list: readonly Json[]): readonly string[] =>
  list.filter((element): element is string => typeof element === 'string');
