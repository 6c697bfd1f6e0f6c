import { containerLists } from '../operator/deployments';
import type { YamlMap, YamlNode } from '../yaml/node';
import { asMap, itemsOf, resolve, textAt, valueIn } from '../yaml/path';
import { isString } from '../yaml/scalar';
import { isImageReference, parseImageReference } from './image-reference';
import type { ImageUseKind } from './image-use';
import { type NamedImage, wholeIn } from './named-image';
import { splitImages } from './split-images';

/** What is longer names no image: a registry, a path, a tag and a digest have some 600 characters at most. */
const longest = 4000;

/** How deep manifests are searched. */
const deepest = 60;

/** Every image that a manifest names: of containers, in their variables and arguments, in fields called `image`. */
export function namedImages(root: YamlNode | undefined): readonly NamedImage[] {
  const search = new Search();
  search.visit(root, '');
  return search.found;
}

class Search {
  readonly found: NamedImage[] = [];

  visit(node: YamlNode | undefined, path: string, depth = 0): void {
    const target = resolve(node);
    if (depth > deepest || !target) return;
    if (target.kind === 'sequence') {
      for (const [index, item] of target.items.entries()) {
        const container = asMap(item);
        const at = `${path}[${index}]`;
        if (container && isContainer(container)) this.container(container, at, depth);
        else this.visit(item, at, depth + 1);
      }
    }
    if (target.kind !== 'map') return;
    const split = path.startsWith('metadata') ? [] : splitImages(target, path);
    this.found.push(...split);
    const taken = new Set(split.flatMap(({ pieces }) => pieces.map(({ node: { parent } }) => parent)));
    for (const entry of target.entries) {
      const { name, value } = entry;
      const at = path === '' ? name : `${path}.${name}`;
      if (taken.has(entry)) continue;
      if (lists.has(name) && resolve(value)?.kind === 'sequence') this.containers(value, at, depth);
      else if (isImageKey(name) && this.field(value, at)) continue;
      else this.visit(value, at, depth + 1);
    }
  }

  private containers(list: YamlNode | undefined, path: string, depth: number): void {
    for (const [index, item] of itemsOf(list).entries()) {
      const container = asMap(item);
      if (container) this.container(container, `${path}[${index}]`, depth);
    }
  }

  private container(container: YamlMap, path: string, depth: number): void {
    const name = textAt(valueIn(container, 'name')) ?? '';
    for (const entry of container.entries) {
      const at = `${path}.${entry.name}`;
      if (entry.name === 'image') this.add('container', entry.value, at, name);
      else if (entry.name === 'env') this.variables(entry.value, at, name);
      else if (entry.name === 'args' || entry.name === 'command') this.words(entry.value, at, name);
      else this.visit(entry.value, at, depth + 1);
    }
  }

  private variables(list: YamlNode | undefined, path: string, container: string): void {
    for (const [index, item] of itemsOf(list).entries()) {
      const value = resolve(valueIn(item, 'value'));
      const name = textAt(valueIn(item, 'name')) ?? '';
      if (value?.kind !== 'scalar' || !(isImageReference(value.text) || isRelated(name, value.text)))
        continue;
      this.add('env', value, `${path}[${index}].value`, `${container}/${name}`);
    }
  }

  private words(list: YamlNode | undefined, path: string, container: string): void {
    for (const [index, item] of itemsOf(list).entries()) {
      const word = resolve(item);
      if (word?.kind !== 'scalar' || word.text.length > 1000) continue;
      const start = word.text.startsWith('-') ? word.text.indexOf('=') + 1 : 0;
      const reference = word.text.slice(start);
      if (isImageReference(reference)) this.add('argument', word, `${path}[${index}]`, container, start);
    }
  }

  /** A field called `image` outside of containers: of a custom resource. */
  private field(value: YamlNode | undefined, path: string): boolean {
    const target = resolve(value);
    if (target?.kind !== 'scalar' || !isString(target) || !/[/:]/.test(target.text)) return false;
    if (!parseImageReference(target.text)) return false;
    this.add('custom-resource', target, path, undefined);
    return true;
  }

  private add(
    kind: ImageUseKind,
    value: YamlNode | undefined,
    path: string,
    container: string | undefined,
    start = 0,
  ): void {
    const node = resolve(value);
    if (node?.kind !== 'scalar' || node.text === '' || node.text.length > longest) return;
    const reference = node.text.slice(start).trim();
    this.found.push({ kind, node, reference, pieces: wholeIn(node, start, reference), container, path });
  }
}

/** By its name the variable holds an image, also a short one: `postgres:15`. */
const isRelated = (name: string, text: string): boolean =>
  name.startsWith('RELATED_IMAGE_') && text.includes(':') && parseImageReference(text) !== undefined;

/** An element of another list that is a container by its keys, as operators take sidecars: its image may be a bare name. */
const isContainer = (map: YamlMap): boolean =>
  isString(valueIn(map, 'image')) &&
  isString(valueIn(map, 'name')) &&
  ownKeys.some((key) => valueIn(map, key) !== undefined);

/** Keys that containers have and hardly anything else beside a name and a picture. */
const ownKeys = [
  'command',
  'args',
  'env',
  'envFrom',
  'volumeMounts',
  'imagePullPolicy',
  'ports',
  'resources',
];

const lists: ReadonlySet<string> = new Set(Object.values(containerLists));

const isImageKey = (name: string): boolean => /^(?:[a-z]\w*)?image$/i.test(name);
