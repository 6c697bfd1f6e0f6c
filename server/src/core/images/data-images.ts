import type { YamlNode } from '../yaml/node';
import { asMap, resolve, valueIn } from '../yaml/path';
import { parseImageReference } from './image-reference';
import { type ImageToken, imageTokensIn } from './image-tokens';
import { type NamedImage, wholeIn } from './named-image';

/** The kinds whose texts programs read: the settings of an operator that starts other images, a runner's, a CI server's. */
export const dataKinds: ReadonlySet<string> = new Set(['ConfigMap', 'Secret']);

/** Every image that the texts of a ConfigMap or a Secret name; those in comments do not count. */
export function dataImages(root: YamlNode | undefined): readonly NamedImage[] {
  return ['data', 'stringData'].flatMap((section) =>
    (asMap(valueIn(root, section))?.entries ?? []).flatMap((entry) => {
      const node = resolve(entry.value);
      if (node?.kind !== 'scalar') return [];
      return tokensIn(entry.name, node.text).map(({ reference, start }, index) => ({
        kind: 'data' as const,
        node,
        reference,
        pieces: wholeIn(node, start, reference),
        container: entry.name,
        path: `${section}.${entry.name}#${index}`,
      }));
    }),
  );
}

/** Whether the YAML of such a manifest can name an image; long texts that cannot are never parsed. */
export const mayNameDataImages = (yaml: string): boolean =>
  /image[\\"']*[ \t]*[:=][ \t]*[\\"']*[a-z0-9]/i.test(yaml) || imageTokensIn(yaml).length > 0;

/** What can be nothing but a reference, and short ones (`postgres:15`) behind a name that says image. */
function tokensIn(key: string, text: string): readonly ImageToken[] {
  if (saysImage.test(key) && isVersioned(text.trim()))
    return [{ reference: text.trim(), start: text.search(/\S/) }];
  const short = [...text.matchAll(assignment)].flatMap(({ 0: whole, 1: reference = '', index }) =>
    isVersioned(reference) ? [{ reference, start: index + whole.length - reference.length }] : [],
  );
  const known = new Set(short.map(({ start }) => start));
  return [...short, ...imageTokensIn(text).filter(({ start }) => !known.has(start))]
    .filter(({ start }) => !isComment(text, start))
    .sort((a, b) => a.start - b.start);
}

const saysImage = /image$/i;

/** `image = "postgres:15"`, `"helperImage": "…"`, `RUNNER_IMAGE=…`. */
const assignment = /image["']?[ \t]{0,9}[:=][ \t]{0,9}["']?([a-z0-9][\w./:@-]*)/gi;

const isVersioned = (text: string): boolean => {
  const reference = parseImageReference(text);
  return reference !== undefined && (reference.digest !== '' || /\d|^latest$/.test(reference.tag));
};

function isComment(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', at) + 1, at).trimStart();
  return /^(?:#|\/\/|;|--)/.test(line);
}
