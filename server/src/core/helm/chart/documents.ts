import type { YamlDocument } from '../../yaml/document';
import { asMap, textAt, valueIn } from '../../yaml/path';
import type { RenderedTemplate } from '../evaluate/render-types';
import { slice, type TracedString } from '../evaluate/traced-string';
import { keyOf } from '../evaluate/yaml-value';
import type { HelmVersion } from '../profile';
import { compareKinds } from './install-order';
import type { OutputReader } from './output-reader';

/** One YAML document that templates rendered. */
export interface RenderedDocument {
  /** The template's name as Helm prints it: `etcd/templates/svc.yaml`. */
  readonly template: string;
  /** The template's file, relative to the root chart. */
  readonly file: string;
  /** Without the separators and blank space around it. */
  readonly text: TracedString;
  readonly kind: string;
  readonly apiVersion: string;
  /** `metadata.name`; empty when there is none. */
  readonly name: string;
  /** Whether it has the annotation `helm.sh/hook`, so that it is not installed with the rest. */
  readonly isHook: boolean;
  /** What `helm.sh/hook` says, such as `pre-install` and `test`; empty for what is installed. */
  readonly hooks: readonly string[];
  /** {@link text} as YAML; parsed when first asked for. */
  readonly yaml: YamlDocument;
}

/**
 * The documents in the order in which `helm template` prints them: by kind, hooks behind. Notes and partials are not
 * among them. `reader` parses them; what was parsed of an `earlier` document with the same text is taken over.
 */
export function sortedDocuments(
  templates: readonly RenderedTemplate[],
  helm: HelmVersion,
  reader: OutputReader,
  earlier: readonly RenderedDocument[] = [],
): readonly RenderedDocument[] {
  const known = new Map(earlier.map((document) => [document.text.text, document]));
  const byName = [...templates].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const documents = byName
    .filter(({ name }) => !isNotes(name))
    .flatMap((template) => documentsOf(template, reader, known));
  const installed = documents.filter(({ isHook }) => !isHook);
  const hooks = documents.filter(
    ({ isHook, hooks }) => isHook && hooks.every((hook) => knownHooks.has(hook)),
  );
  return [...byKind(installed, helm), ...byKind(hooks, helm)];
}

/** Whether a template is NOTES.txt, the root chart's or a subchart's. */
export const isNotes = (name: string): boolean => name.endsWith('NOTES.txt');

/** The documents of one template's output, in order; separated by lines that start with `---`. */
export function documentsOf(
  template: RenderedTemplate,
  reader: OutputReader,
  known: ReadonlyMap<string, RenderedDocument> = new Map(),
): readonly RenderedDocument[] {
  const { text } = template;
  if (text === undefined) return [];
  return splitDocuments(text).map(
    (document) => new LazyDocument(template.name, template.file, document, reader, known.get(document.text)),
  );
}

/** White space in front of a separator is cut off with the text before it: looking for it here would be quadratic. */
const separator = /(?:^|\n)---\s*/g;

function splitDocuments(source: TracedString): readonly TracedString[] {
  const { text } = source;
  const start = text.length - text.trimStart().length;
  const end = text.trimEnd().length;
  const parts: TracedString[] = [];
  let from = start;
  for (const match of text.slice(start, Math.max(start, end)).matchAll(separator)) {
    addTrimmed(parts, source, from, start + match.index);
    from = start + match.index + match[0].length;
  }
  addTrimmed(parts, source, from, end);
  return parts;
}

function addTrimmed(parts: TracedString[], source: TracedString, from: number, to: number): void {
  if (from >= to) return;
  const part = source.text.slice(from, to);
  const start = from + part.length - part.trimStart().length;
  const end = from + part.trimEnd().length;
  if (start < end) parts.push(slice(source, start, end));
}

/** Helm's hooks; a document with another one is neither installed nor run. */
const knownHooks = new Set([
  'pre-install',
  'post-install',
  'pre-delete',
  'post-delete',
  'pre-upgrade',
  'post-upgrade',
  'pre-rollback',
  'post-rollback',
  'test',
  'test-success',
]);

function byKind(documents: readonly RenderedDocument[], helm: HelmVersion): readonly RenderedDocument[] {
  return [...documents].sort((a, b) => compareKinds(a.kind, b.kind, helm));
}

interface Head {
  readonly kind: string;
  readonly apiVersion: string;
  readonly name: string;
  readonly isHook: boolean;
  readonly hooks: readonly string[];
}

/** Reads its head when first asked, without parsing all of the YAML where a look at the lines says enough. */
class LazyDocument implements RenderedDocument {
  private cachedYaml: YamlDocument | undefined;
  private cachedHead: Head | undefined;

  constructor(
    readonly template: string,
    readonly file: string,
    readonly text: TracedString,
    private readonly reader: OutputReader,
    earlier: RenderedDocument | undefined,
  ) {
    if (!(earlier instanceof LazyDocument)) return;
    this.cachedYaml = earlier.cachedYaml;
    this.cachedHead = earlier.cachedHead;
  }

  get yaml(): YamlDocument {
    this.cachedYaml ??= this.reader.read(this.text.text, this.file);
    return this.cachedYaml;
  }

  get kind(): string {
    return this.head.kind;
  }

  get apiVersion(): string {
    return this.head.apiVersion;
  }

  get name(): string {
    return this.head.name;
  }

  get isHook(): boolean {
    return this.head.isHook;
  }

  get hooks(): readonly string[] {
    return this.head.hooks;
  }

  private get head(): Head {
    this.cachedHead ??= quickHead(this.text.text) ?? parsedHead(this.yaml);
    return this.cachedHead;
  }
}

/** The head of a plainly written document; undefined when it must be parsed. */
function quickHead(text: string): Head | undefined {
  if (text.includes('helm.sh/hook')) return undefined;
  const kind = /^kind:[ \t]+([A-Za-z]+)[ \t]*\r?$/m.exec(text)?.[1];
  const apiVersion = /^apiVersion:[ \t]+([A-Za-z][\w./-]*)[ \t]*\r?$/m.exec(text)?.[1];
  const name = quickName(text);
  if (kind === undefined || apiVersion === undefined || name === undefined) return undefined;
  return { kind, apiVersion, name, isHook: false, hooks: [] };
}

/** `metadata.name`, if both keys are written in block style. */
function quickName(text: string): string | undefined {
  const metadata = /^metadata:[ \t]*\r?\n((?:(?:[ ].*)?\r?\n|[ ].*$)+)/m.exec(text)?.[1];
  const indent = metadata && /^( +)[^\s#]/m.exec(metadata)?.[1];
  if (!metadata || !indent) return undefined;
  return new RegExp(`^ {${indent.length}}name:[ \\t]+([A-Za-z][\\w.-]*)[ \\t]*\\r?$`, 'm').exec(
    metadata,
  )?.[1];
}

function parsedHead({ root }: YamlDocument): Head {
  const metadata = valueIn(root, 'metadata');
  const annotations = asMap(valueIn(metadata, 'annotations'));
  const hook = annotations?.entries.findLast((entry) => keyOf(entry) === 'helm.sh/hook');
  return {
    kind: textAt(valueIn(root, 'kind')) ?? '',
    apiVersion: textAt(valueIn(root, 'apiVersion')) ?? '',
    name: textAt(valueIn(metadata, 'name')) ?? '',
    isHook: hook !== undefined,
    hooks: hook ? (textAt(hook.value) ?? '').split(',').map((name) => name.trim().toLowerCase()) : [],
  };
}
