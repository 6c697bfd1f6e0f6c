import { type Message, say } from '../../text/message';
import type { Span } from '../../text/span';
import type { YamlNode } from '../../yaml/node';
import { asMap, resolve, valueIn } from '../../yaml/path';
import { scalarValue } from '../../yaml/scalar';
import type { ChartProblem } from './chart';
import type { RenderedDocument } from './documents';
import { goYamlFault } from './go-yaml';
import { placeOf } from './rendered-place';

/** Why Helm does not take what a template rendered: it is no YAML, no map, or its head has the wrong types. The first fault of each document. */
export function checkDocuments(documents: readonly RenderedDocument[]): readonly ChartProblem[] {
  const inOrder = [...documents].sort((a, b) =>
    a.template < b.template ? -1 : a.template > b.template ? 1 : 0,
  );
  return inOrder.flatMap((document) => {
    const fault = syntaxFault(document) ?? headFault(document);
    return fault ? [problemAt(document, fault)] : [];
  });
}

interface Fault {
  readonly code: string;
  readonly span: Span;
  readonly message: Message;
  /** In Go's words. */
  readonly detail: string;
}

function syntaxFault({ yaml }: RenderedDocument): Fault | undefined {
  const fault = goYamlFault(yaml);
  if (!fault) return undefined;
  const { span, message } = fault;
  return {
    code: 'invalid-yaml',
    span,
    message,
    detail: `error converting YAML to JSON: yaml: ${message.text.en}`,
  };
}

function headFault({ yaml }: RenderedDocument): Fault | undefined {
  const root = resolve(yaml.root);
  if (!root || isNull(root)) return undefined;
  if (root.kind !== 'map') return wrongType(root, 'Go value of type releaseutil.SimpleHead', 'map');
  const metadata = present(valueIn(root, 'metadata'));
  if (metadata && metadata.kind !== 'map') return wrongType(metadata, 'metadata', 'map');
  const annotations = present(valueIn(metadata, 'annotations'));
  if (annotations && annotations.kind !== 'map') return wrongType(annotations, 'metadata.annotations', 'map');
  const texts: readonly (readonly [string, YamlNode | undefined])[] = [
    ['apiVersion', valueIn(root, 'apiVersion')],
    ['kind', valueIn(root, 'kind')],
    ['metadata.name', valueIn(metadata, 'name')],
    ...(asMap(annotations)?.entries ?? []).map((entry) => ['metadata.annotations', entry.value] as const),
  ];
  for (const [name, node] of texts) {
    const value = present(node);
    if (value && value.kind !== 'scalar') return wrongType(value, name, 'string');
  }
  return undefined;
}

/** The node behind aliases, unless it is null. */
function present(node: YamlNode | undefined): YamlNode | undefined {
  const target = resolve(node);
  return target && isNull(target) ? undefined : target;
}

const isNull = (node: YamlNode): boolean => node.kind === 'scalar' && scalarValue(node) === null;

function wrongType(node: YamlNode, name: string, wanted: string): Fault {
  const given = node.kind === 'sequence' ? 'array' : node.kind === 'map' ? 'object' : 'string';
  return {
    code: 'wrong-shape',
    span: node.span,
    message: say(
      'What this template renders is no Kubernetes object: {name} must be a {wanted}.',
      '该模板的渲染结果不是 Kubernetes 对象：{name} 应为 {wanted}。',
      { name: name.startsWith('Go value') ? 'it' : `“${name}”`, wanted },
    ),
    detail: `error unmarshaling JSON: while decoding JSON: json: cannot unmarshal ${given} into ${name}`,
  };
}

function problemAt(
  { template, file, text }: RenderedDocument,
  { code, span, message, detail }: Fault,
): ChartProblem {
  const place = placeOf(text, span.start);
  return {
    code,
    message,
    file: place?.file ?? file,
    span: place?.span,
    detail: `YAML parse error on ${template}: ${detail}`,
  };
}
