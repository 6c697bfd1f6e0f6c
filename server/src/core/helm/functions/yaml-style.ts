import { plainValue } from '../../yaml/scalar';

/** How go-yaml (v2) writes a text. */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal';

/** Where the text stands: keys must fit on one line. */
export type ScalarPlace = 'key' | 'value';

/** The style that go-yaml v2 chooses for a text in block context. */
export function scalarStyle(text: string, place: ScalarPlace): ScalarStyle {
  if (text === '') return 'double';
  const allowed = analyze(text);
  if (text.includes('\n')) return allowed.block && place === 'value' ? 'literal' : 'double';
  if (!readsAsString(text)) return 'double';
  if (allowed.plain) return 'plain';
  return allowed.single ? 'single' : 'double';
}

/** Whether a reader takes the unquoted text for a string and not for a number, a truth value, nothing or a time. */
const readsAsString = (text: string): boolean =>
  typeof plainValue(text) === 'string' && !isBase60(text) && !isTimestamp(text) && !isOddNumber(text);

const isBase60 = (text: string): boolean => /^[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?$/.test(text);

const isTimestamp = (text: string): boolean =>
  /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt ]\d{1,2}:\d{1,2}:\d{1,2}(?:\.\d+)?(?:Z|[-+]\d{2}:\d{2})?)?$/.test(text);

/** Numbers with underscores, which YAML 1.1 allows. */
const isOddNumber = (text: string): boolean =>
  /^[-+.\d]/.test(text) && text.includes('_') && typeof plainValue(text.replaceAll('_', '')) === 'number';

interface Allowed {
  readonly plain: boolean;
  readonly single: boolean;
  readonly block: boolean;
}

const unprintable = /[^\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/u;
const lineBreak = '[\\n\\r\\x85\\u2028\\u2029]';
const spaceBeforeBreak = new RegExp(` ${lineBreak}`);
const breakBeforeSpace = new RegExp(`${lineBreak} `);
const hasBreak = new RegExp(lineBreak);
const outerBreak = new RegExp(`^${lineBreak}|${lineBreak}$`);

/** What libyaml's analysis of a scalar allows. */
function analyze(text: string): Allowed {
  const special = unprintable.test(text);
  const spaceBreak = spaceBeforeBreak.test(text);
  const breakSpace = breakBeforeSpace.test(text);
  const trailingSpace = text.endsWith(' ');
  const block = !special && !spaceBreak && !trailingSpace;
  const single = !special && !spaceBreak && !breakSpace;
  const outer = text.startsWith(' ') || trailingSpace || outerBreak.test(text);
  return { block, single, plain: single && !outer && !hasBreak.test(text) && !hasIndicator(text) };
}

/** Whether something in the text would be read as YAML syntax in block context. */
const hasIndicator = (text: string): boolean =>
  /^(?:---|\.\.\.)/.test(text) || /^[#,[\]{}&*!|>'"%@`]|^[?:-](?:[ ]|$)|:(?:[ ]|$)|(?<=[\s])#/.test(text);
