import { type Message, say } from '../../text/message';
import type { Span } from '../../text/span';
import type { YamlDocument } from '../../yaml/document';
import type { YamlEntry, YamlMap, YamlNode, YamlScalar } from '../../yaml/node';
import { itemsOf, resolve } from '../../yaml/path';
import { plainValue } from '../../yaml/scalar';
import { walk } from '../../yaml/walk';
import { excessiveAlias } from './go-aliases';

/** Why Go's YAML does not read a text. */
export interface YamlFault {
  readonly span: Span;
  readonly message: Message;
}

/**
 * The first fault for which Go's YAML (and so Helm and Kubernetes) refuses a text of which it reads the first document;
 * undefined when it reads it. What follows behind that document does not matter.
 */
export function goYamlFault(document: YamlDocument): YamlFault | undefined {
  if (document.isPlain && !document.text.includes('<<')) return forbiddenCharacter(document.text);
  const end = endOfFirstDocument(document);
  const { text, root } = document;
  const problem = document.problems.find(({ span }) => span.start < end || end === text.length);
  return (
    problem ??
    forbiddenCharacter(text) ??
    loneDirective(text) ??
    faultInside(root, text) ??
    aliasBomb(document)
  );
}

function aliasBomb({ root, text }: YamlDocument): YamlFault | undefined {
  const alias = text.includes('*') ? excessiveAlias(root) : undefined;
  return (
    alias && {
      span: alias.span,
      message: say(
        'Aliases repeat too much: Helm refuses a document that is mostly made of them.',
        '别名重复过多：Helm 不读取主要由别名展开而成的文档。',
      ),
    }
  );
}

/** Where Go stops reading: at a document mark, or behind a flow collection that is the whole document. */
function endOfFirstDocument({ text, root }: YamlDocument): number {
  if (!root) return text.length;
  if ((root.kind === 'map' || root.kind === 'sequence') && root.flow) return root.span.end;
  const mark = /^(?:---|\.\.\.)(?=\s|$)/gm;
  mark.lastIndex = root.span.start + 1;
  return mark.exec(text)?.index ?? text.length;
}

function forbiddenCharacter(text: string): YamlFault | undefined {
  const match = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/.exec(text);
  if (!match) return undefined;
  const message = say('Control characters are not allowed in YAML.', 'YAML 中不允许控制字符。');
  return { span: { start: match.index, end: match.index + 1 }, message };
}

function loneDirective(text: string): YamlFault | undefined {
  if (!text.startsWith('%') || /^---/m.test(text)) return undefined;
  const message = say('“---” must follow this directive.', '该指令之后必须有“---”。');
  return { span: { start: 0, end: 1 }, message };
}

function faultInside(root: YamlNode | undefined, text: string): YamlFault | undefined {
  for (const node of walk(root)) {
    const fault = node.kind === 'map' ? faultOfMap(node) : faultOfNode(node, text);
    if (fault) return fault;
  }
  return undefined;
}

function faultOfMap(map: YamlMap): YamlFault | undefined {
  for (const entry of map.entries) {
    const { key } = entry;
    if (key?.kind === 'map' || key?.kind === 'sequence')
      return {
        span: key.span,
        message: say('A key must be a text, not a list or map.', '键应为文本，不能是列表或映射。'),
      };
    if (!key && !map.flow)
      return { span: entry.span, message: say('A key is missing before “:”.', '“:”前缺少键。') };
    if (isWrongMerge(entry))
      return {
        span: entry.span,
        message: say('“<<” merges maps only.', '“<<”只能合并映射。'),
      };
  }
  return undefined;
}

function isWrongMerge({ name, key, value }: YamlEntry): boolean {
  if (name !== '<<' || key?.kind !== 'scalar' || key.style !== 'plain') return false;
  const target = resolve(value);
  if (target?.kind === 'sequence') return itemsOf(target).some((item) => resolve(item)?.kind !== 'map');
  return target?.kind !== 'map';
}

function faultOfNode(node: YamlNode, text: string): YamlFault | undefined {
  if (node.kind === 'alias' && node.target === undefined)
    return {
      span: node.span,
      message: say('There is no anchor “&{name}” before this alias.', '该别名之前没有锚点“&{name}”。', {
        name: node.name,
      }),
    };
  if (node.kind === 'scalar' && contradictsTag(node))
    return {
      span: node.span,
      message: say('“{text}” is not what its tag says.', '“{text}”与其标签不符。', { text: node.text }),
    };
  if (
    node.kind === 'scalar' &&
    node.style === 'double' &&
    hasSlashEscape(text.slice(node.span.start, node.span.end))
  )
    return {
      span: node.span,
      message: say('“\\/” is no escape in YAML 1.1. Write “/”.', 'YAML 1.1 不支持“\\/”转义，请直接写“/”。'),
    };
  return undefined;
}

/** The one escape of YAML 1.2 and JSON that Go's YAML lacks. */
const hasSlashEscape = (written: string): boolean =>
  written.includes('\\/') && written.replaceAll('\\\\', '').includes('\\/');

function contradictsTag({ tag, text }: YamlScalar): boolean {
  if (!tag || !/:(?:int|float|bool)$/.test(tag)) return false;
  const type = typeof plainValue(text);
  return tag.endsWith(':bool') ? type !== 'boolean' : type !== 'number';
}
