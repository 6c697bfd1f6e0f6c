import { type Span, span } from '../text/span';
import { decodeBlockScalar } from './decode/block-scalar';
import { type DecodedText, Decoding } from './decode/decoded-text';
import { decodeFlowScalar } from './decode/flow-scalar';
import type { ScalarStyle, YamlScalar } from './node';

/** What a scalar says, with the way back to the file for each character, and the way in for a new text. */
export interface ScalarSource {
  readonly text: DecodedText;
  /** A text as it must be written inside this scalar (without line breaks). */
  readonly encode: (text: string) => string;
}

/** Decodes the scalar that stands at a span of a file; quotes and block headers are part of the span. */
export function scalarSource(file: string, range: Span, style: ScalarStyle): ScalarSource {
  const text =
    style === 'literal' || style === 'folded'
      ? decodeBlockScalar(file, range, style)
      : decodeFlowScalar(file, range, style);
  return { text, encode: encoders[style] ?? same };
}

/** Decodes a scalar of a parsed file. */
export const sourceOf = (file: string, scalar: YamlScalar): ScalarSource =>
  scalarSource(file, scalar.span, scalar.style);

/** A text that stands for itself: a file that is JSON as a whole. */
export function wholeSource(file: string): ScalarSource {
  const decoding = new Decoding(file);
  decoding.copy(0, file.length);
  return { text: decoding.finish(span(0, file.length)), encode: same };
}

const same = (text: string): string => text;

const encoders: Readonly<Partial<Record<ScalarStyle, (text: string) => string>>> = {
  single: (text) => text.replace(/'/g, "''"),
  double: (text) => text.replace(/["\\]/g, '\\$&'),
};
