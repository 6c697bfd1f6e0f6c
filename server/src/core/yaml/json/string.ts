import type { Span } from '../../text/span';

/** What a JSON string says, and the places in it that JSON forbids, relative to its content. */
export interface StringContent {
  readonly text: string;
  readonly faults: readonly StringFault[];
}

export interface StringFault {
  readonly kind: 'invalid-escape' | 'control-character';
  readonly span: Span;
  /** What to write instead. */
  readonly replacement: string;
}

/** Reads the content of a JSON string (without its quotes). A wrong escape stands for itself. */
export function readString(content: string, quote: string): StringContent {
  const faults: StringFault[] = [];
  const text = content.replace(
    /\\(u[\da-fA-F]{4}|[\s\S]?)|[\0-\x1f]/g,
    (found, escaped: string | undefined, start: number) => {
      const span = { start, end: start + found.length };
      if (escaped === undefined) {
        faults.push({ kind: 'control-character', span, replacement: JSON.stringify(found).slice(1, -1) });
        return found;
      }
      const meaning = meaningOf(escaped, quote);
      if (meaning !== undefined) return meaning;
      const apostrophe = escaped === "'";
      faults.push({ kind: 'invalid-escape', span, replacement: apostrophe ? escaped : `\\${found}` });
      return apostrophe ? escaped : found;
    },
  );
  return { text, faults };
}

/** What an escape means; an escaped single quote counts inside single quotes only, which are reported themselves. */
function meaningOf(escaped: string, quote: string): string | undefined {
  if (escaped.length === 5) return String.fromCharCode(Number.parseInt(escaped.slice(1), 16));
  if (escaped === quote) return quote;
  return escapes[escaped];
}

const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** A text as a JSON string; characters that YAML treats as line breaks or does not print are escaped. */
export const writeString = (text: string): string =>
  JSON.stringify(text).replace(
    /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
