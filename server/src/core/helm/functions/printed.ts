import { formatValue } from '../evaluate/format-value';
import type { TracedString } from '../evaluate/traced-string';
import type { Value } from '../evaluate/value';

/** A value as Sprig turns it into text (`strval`): as Go prints it, but bytes are taken for text. */
export const printed = (value: Value): TracedString =>
  value.kind === 'bytes' ? value.text : formatValue(value);
