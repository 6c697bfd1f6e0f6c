import type { Span } from '../text/span';
import type { YamlScalar } from '../yaml/node';

/** The span of a scalar without its quotes. */
export function contentSpan({ span, style }: YamlScalar): Span {
  const quoted = style === 'single' || style === 'double';
  return quoted && span.end - span.start >= 2 ? { start: span.start + 1, end: span.end - 1 } : span;
}
