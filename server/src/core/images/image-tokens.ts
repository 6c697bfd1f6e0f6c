import type { SourceFile } from '../package/source-file';
import type { Span } from '../text/span';
import type { YamlScalar } from '../yaml/node';
import { sourceOf } from '../yaml/scalar-source';
import { isImageReference } from './image-reference';

/** Longer texts (whole files inside ConfigMaps) are not searched further than this. */
const longest = 200_000;

/** The image references inside a longer text: an argument `--image=quay.io/a/b:1`, a list in an environment variable. */
export function imageTokens(text: string): readonly string[] {
  const words = text.slice(0, longest).match(/[^\s"'`,;=()[\]{}<>]+/g) ?? [];
  return [...new Set(words.filter((word) => word.includes('/') && isImageReference(word)))];
}

/** Where a reference stands inside of a text; all of the text when it is the text. */
export function tokenSpan(file: SourceFile, node: YamlScalar, token: string): Span {
  if (node.text === token) return node.span;
  const { text } = sourceOf(file.text, node);
  const at = text.decoded.indexOf(token);
  return at === -1 ? node.span : text.spanInFile(at, at + token.length);
}
