import { type Message, say } from '../../text/message';
import type { Span } from '../../text/span';
import type { YamlNode } from '../../yaml/node';
import { itemsOf, resolve, textAt, valueIn } from '../../yaml/path';
import { scalarValue } from '../../yaml/scalar';
import type { ChartFile } from '../chart/chart';
import { contentOf } from '../chart/content';
import { goYamlFault } from '../chart/go-yaml';
import type { OutputReader } from '../chart/output-reader';
import { placeOf } from '../chart/rendered-place';
import { slice, type TracedString } from '../evaluate/traced-string';
import { type HelmVersion, profiles } from '../profile';
import { deprecatedApi } from './deprecated-apis';
import type { LintFinding, LintSeverity } from './finding';
import { nameFault } from './object-names';

/** L34 to L36: what a template file is called and says, before it is rendered. */
export function lintTemplateFile({ name, path, source }: ChartFile): readonly LintFinding[] {
  const text = contentOf(source);
  const findings: LintFinding[] = [];
  const extension = /\.[^./]*$/.exec(name)?.[0] ?? '';
  if (!['.yaml', '.yml', '.tpl', '.txt'].includes(extension)) {
    const message = say(
      'A template is called .yaml, .yml, .tpl or .txt, not “{extension}”. Rename the file or move it out of “templates”.',
      '模板文件的扩展名只能是 .yaml、.yml、.tpl 或 .txt，不能是“{extension}”。请重命名或移出 templates 目录。',
      { extension },
    );
    findings.push({ code: 'L34', severity: 'error', file: path, span: undefined, message });
  }
  const hook = /"?helm\.sh\/hook"?:\s+crd-install/.exec(text);
  if (hook) findings.push(at(path, 'L35', 'warning', hook, crdHookMessage));
  const time = /\.Release\.Time/.exec(text);
  if (time) findings.push(at(path, 'L36', 'error', time, releaseTimeMessage));
  return findings;
}

const crdHookMessage = say(
  'Helm 3 knows no “crd-install” hook. Put the CustomResourceDefinition into “crds/”.',
  'Helm 3 不支持 crd-install 钩子。请将 CRD 放到 crds/ 目录。',
);
const releaseTimeMessage = say(
  'Helm 3 has no “.Release.Time”. Use “now”.',
  'Helm 3 没有 .Release.Time，请改用 now 函数。',
);

const at = (
  file: string,
  code: string,
  severity: LintSeverity,
  match: RegExpExecArray,
  message: Message,
): LintFinding => ({
  code,
  severity,
  file,
  span: { start: match.index, end: match.index + match[0].length },
  message,
});

/** L37 to L42: what a template rendered to. */
export function lintRendered(
  file: ChartFile,
  rendered: TracedString,
  helm: HelmVersion,
  reader: OutputReader,
): readonly LintFinding[] {
  if (!file.name.endsWith('.yaml') || rendered.text.trim() === '') return [];
  const context: Rendered = { file, whole: rendered, helm, reader };
  return [
    ...illegalIndent(context),
    ...separatorWithText(context),
    ...documentsIn(rendered).flatMap((document) => lintDocument(context, document)),
  ];
}

interface Rendered {
  readonly file: ChartFile;
  readonly whole: TracedString;
  readonly helm: HelmVersion;
  readonly reader: OutputReader;
}

function finding(
  { file }: Rendered,
  code: string,
  severity: LintSeverity,
  text: TracedString,
  offset: number,
  message: Message,
): LintFinding {
  const place = placeOf(text, offset);
  return { code, severity, file: place?.file ?? file.path, span: place?.span, message };
}

function illegalIndent(rendered: Rendered): readonly LintFinding[] {
  const match = /^(?:[ \t]*\r?\n)*([ \t]+)\S/.exec(rendered.whole.text);
  if (!match) return [];
  const message = say(
    'What this template renders starts indented, which may cause parsing problems.',
    '该模板的渲染结果以缩进开头，可能导致解析问题。',
  );
  return [finding(rendered, 'L37', 'warning', rendered.whole, match[0].length - 1, message)];
}

/** Newer Kubernetes libraries want nothing but a comment behind `---`. */
function separatorWithText(rendered: Rendered): readonly LintFinding[] {
  const match = /^---(?![ \t]*(?:#|\r?$)).*/m.exec(rendered.whole.text);
  if (!match || rendered.helm === '3.5.4') return [];
  const message = say('Only a comment may follow “---” in its line.', '“---”所在行之后只能是注释。');
  return [finding(rendered, 'L38', 'error', rendered.whole, match.index, message)];
}

/** As Kubernetes cuts: at lines that start with `---`. */
function documentsIn(source: TracedString): readonly TracedString[] {
  const parts: TracedString[] = [];
  let from = 0;
  for (const match of source.text.matchAll(/\r?\n---[^\n]*(?:\n|$)/g)) {
    parts.push(slice(source, from, match.index));
    from = match.index + match[0].length;
  }
  return [...parts, slice(source, from)];
}

function lintDocument(rendered: Rendered, text: TracedString): readonly LintFinding[] {
  const yaml = rendered.reader.read(text.text, rendered.file.path);
  const fault = goYamlFault(yaml) ?? shapeFault(yaml.root);
  if (fault) return [finding(rendered, 'L38', 'error', text, fault.span.start, fault.message)];
  const root = resolve(yaml.root);
  if (root?.kind !== 'map') return [];
  return [
    ...wrongName(rendered, text, root),
    ...deprecated(rendered, text, root),
    ...missingSelector(rendered, text, root),
    ...listAnnotations(rendered, text, root),
  ];
}

interface Fault {
  readonly span: Span;
  readonly message: Message;
}

/** Where the head of an object has the wrong types. */
function shapeFault(root: YamlNode | undefined): Fault | undefined {
  const top = present(root);
  if (!top) return undefined;
  if (top.kind !== 'map') return wrongShape(top, 'map');
  const metadata = present(valueIn(top, 'metadata'));
  if (metadata && metadata.kind !== 'map') return wrongShape(metadata, 'map');
  for (const node of [
    valueIn(top, 'apiVersion'),
    valueIn(top, 'kind'),
    valueIn(metadata, 'namespace'),
    valueIn(metadata, 'name'),
  ]) {
    const value = present(node);
    if (value && value.kind !== 'scalar') return wrongShape(value, 'string');
  }
  return undefined;
}

function present(node: YamlNode | undefined): YamlNode | undefined {
  const target = resolve(node);
  return target?.kind === 'scalar' && scalarValue(target) === null ? undefined : target;
}

const wrongShape = ({ span }: YamlNode, wanted: string): Fault => ({
  span,
  message: say(
    'What this template renders is no Kubernetes object: a {wanted} is wanted here.',
    '该模板的渲染结果不是 Kubernetes 对象：此处应为 {wanted}。',
    {
      wanted,
    },
  ),
});

function wrongName(rendered: Rendered, text: TracedString, root: YamlNode): readonly LintFinding[] {
  const node = valueIn(valueIn(root, 'metadata'), 'name');
  const kind = textAt(valueIn(root, 'kind')) ?? '';
  const name = textAt(node) ?? '';
  const rule = nameFault(kind, name);
  if (rule === undefined) return [];
  const message = say(
    '“{name}” does not fit what Kubernetes asks of the name of a {kind} (like “{rule}”).',
    '“{name}”不符合 Kubernetes 对 {kind} 名称的要求（例如“{rule}”）。',
    { name, kind: kind || 'object', rule },
  );
  return [finding(rendered, 'L39', 'warning', text, (node ?? root).span.start, message)];
}

function deprecated(rendered: Rendered, text: TracedString, root: YamlNode): readonly LintFinding[] {
  const node = valueIn(root, 'apiVersion');
  const [apiVersion, kind] = [textAt(node) ?? '', textAt(valueIn(root, 'kind')) ?? ''];
  const minor = Number(profiles[rendered.helm].kubeVersion.split('.')[1]);
  const api = deprecatedApi(apiVersion, kind, minor);
  if (!api) return [];
  const values = { apiVersion, kind, since: api.since, until: api.until ?? '?', instead: api.instead ?? '–' };
  const message = say(
    '{apiVersion} {kind} is deprecated since Kubernetes 1.{since} and gone in 1.{until}. Use {instead}.',
    '{apiVersion} {kind} 自 Kubernetes 1.{since} 起弃用，1.{until} 起不可用。请改用 {instead}。',
    values,
  );
  return [finding(rendered, 'L40', 'warning', text, (node ?? root).span.start, message)];
}

const needSelector = new Set(['Deployment', 'ReplicaSet', 'DaemonSet', 'StatefulSet']);

/** Helm looks for the words anywhere in the file. */
function missingSelector(rendered: Rendered, text: TracedString, root: YamlNode): readonly LintFinding[] {
  const node = valueIn(root, 'kind');
  const kind = textAt(node) ?? '';
  if (!needSelector.has(kind) || /matchLabels|matchExpressions/.test(rendered.whole.text)) return [];
  const message = say(
    'A {kind} needs a selector with matchLabels or matchExpressions.',
    '{kind} 需要带 matchLabels 或 matchExpressions 的 selector。',
    { kind },
  );
  return [finding(rendered, 'L41', 'error', text, (node ?? root).span.start, message)];
}

function listAnnotations(rendered: Rendered, text: TracedString, root: YamlNode): readonly LintFinding[] {
  if (rendered.helm === '3.5.4' || textAt(valueIn(root, 'kind')) !== 'List') return [];
  for (const item of itemsOf(valueIn(root, 'items'))) {
    const policy = valueIn(valueIn(valueIn(item, 'metadata'), 'annotations'), 'helm.sh/resource-policy');
    if (!policy) continue;
    const message = say(
      'Helm does not heed “helm.sh/resource-policy” inside of a List. Render the objects one by one.',
      'Helm 会忽略 List 内的 helm.sh/resource-policy 注解。请逐个渲染对象。',
    );
    return [finding(rendered, 'L42', 'error', text, policy.span.start, message)];
  }
  return [];
}
