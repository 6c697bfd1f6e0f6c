import type { SourceFile } from '../package/source-file';
import type { Span } from '../text/span';
import type { YamlScalar } from '../yaml/node';
import { sourceOf } from '../yaml/scalar-source';
import { isImageReference } from './image-reference';

/** Longer texts (whole files inside ConfigMaps) are not searched further than this. */
const longest = 200_000;

/** An image reference inside a longer text. */
export interface ImageToken {
  readonly reference: string;
  /** Where it starts in the text. */
  readonly start: number;
}

/** The image references inside a longer text, each once: an argument `--image=quay.io/a/b:1`, a list in an environment variable. */
export const imageTokens = (text: string): readonly string[] => [
  ...new Set(imageTokensIn(text).map(({ reference }) => reference)),
];

/** The same with their places, each as often as it stands there. */
export const imageTokensIn = (text: string): readonly ImageToken[] =>
  [...text.slice(0, longest).matchAll(/[^\s"'`,;=()[\]{}<>]+/g)]
    .map(({ 0: reference, index: start }) => ({ reference, start }))
    .filter(({ reference }) => reference.includes('/') && isImageReference(reference));

/** Where a reference stands inside of a text; all of the text when it is the text. */
export function tokenSpan(file: SourceFile, node: YamlScalar, token: string): Span {
  if (node.text === token) return node.span;
  const { text } = sourceOf(file.text, node);
  const at = text.decoded.indexOf(token);
  return at === -1 ? node.span : text.spanInFile(at, at + token.length);
}
