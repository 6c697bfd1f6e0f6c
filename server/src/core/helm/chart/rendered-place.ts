import type { Span } from '../../text/span';
import { segmentsOf } from '../evaluate/segments';
import type { TracedString } from '../evaluate/traced-string';

/** A place in a file of the chart. */
export interface Place {
  readonly file: string;
  readonly span: Span;
}

/** How far back text is looked at that comes from nowhere, such as what a function made. */
const reach = 400;

/** The place in a template or values file that an offset of rendered text comes from, or the nearest one before it. */
export function placeOf(text: TracedString, offset: number): Place | undefined {
  const end = Math.min(text.text.length, offset + 1);
  const segments = segmentsOf(text, Math.max(0, end - reach), end);
  for (const { start, origins, at } of segments.toReversed()) {
    const [origin] = origins;
    if (!origin || origin.kind === 'built-in') continue;
    if (origin.kind === 'values' || origin.kind === 'chart') return { file: origin.file, span: origin.span };
    if (at === undefined) continue;
    const inside = at + Math.max(0, Math.min(offset, end - 1) - start);
    return { file: origin.file, span: { start: inside, end: inside + 1 } };
  }
  return undefined;
}
