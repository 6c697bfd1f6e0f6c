import type { YamlMap, YamlScalar } from '../yaml/node';
import { valueIn } from '../yaml/path';
import { type FieldParts, partsOf } from './image-field-parts';
import { isRegistry, parseImageReference } from './image-reference';
import type { ImagePiece, NamedImage } from './named-image';

/**
 * The images that a map of a custom resource names in several keys: `image: {repository: …, tag: …}`, `imageRepository`
 * with `imageTag`. Only where something says that it is an image, since repositories of source code have tags too.
 */
export function splitImages(map: YamlMap, path: string): readonly NamedImage[] {
  return partsOf(map, /image$/i.test(path)).flatMap((parts) => {
    const name = parts.repository ?? parts.image;
    if (!name || !(parts.tag || parts.registry) || !saysImage(parts, name, map, path)) return [];
    const whole = joined(parts, name);
    if (parseImageReference(name.text)?.tag !== '' || !parseImageReference(whole.reference)) return [];
    const own = { kind: 'custom-resource', node: name, container: undefined } as const;
    return [{ ...own, ...whole, path: `${path}.${parts.stem}` }];
  });
}

const saysImage = (parts: FieldParts, name: YamlScalar, map: YamlMap, path: string): boolean =>
  parts.image !== undefined ||
  /image$/i.test(path) ||
  [name, parts.tag, parts.registry].some((node) => /image/i.test(keyOf(node))) ||
  [parts.registry?.text, name.text.split('/')[0]].some((host) => isRegistry(host ?? '')) ||
  ['pullPolicy', 'imagePullPolicy'].some((key) => valueIn(map, key) !== undefined);

const keyOf = (node: YamlScalar | undefined): string =>
  node?.parent?.kind === 'entry' ? node.parent.name : '';

/** The parts put together, each behind its separator. */
function joined(
  { registry, tag, digest }: FieldParts,
  name: YamlScalar,
): Pick<NamedImage, 'reference' | 'pieces'> {
  const pieces: ImagePiece[] = [];
  let reference = '';
  const add = (separator: string, node: YamlScalar | undefined): void => {
    if (!node) return;
    if (reference !== '') reference += separator;
    pieces.push({ node, start: 0, at: reference.length, length: node.text.length });
    reference += node.text;
  };
  add('', registry);
  add('/', name);
  add(':', tag);
  add('@', digest);
  return { reference, pieces };
}
