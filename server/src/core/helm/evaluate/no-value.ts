import { emptyString, type Replacement, replaceParts, type TracedString, untraced } from './traced-string';

/** What Go prints for a value that is not there. */
export const noValue = untraced('<no value>');

/** A finished text without what Go prints for missing values, as Helm clears it. */
export function withoutNoValue(text: TracedString): TracedString {
  const replacements: Replacement[] = [];
  const { length } = noValue.text;
  for (
    let start = text.text.indexOf(noValue.text);
    start >= 0;
    start = text.text.indexOf(noValue.text, start + length)
  ) {
    replacements.push({ start, end: start + length, by: emptyString });
  }
  return replacements.length === 0 ? text : replaceParts(text, replacements);
}
