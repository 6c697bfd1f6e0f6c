import { edit, type Fix } from '../../package/edit';
import type { SourceFile } from '../../package/source-file';
import { type Message, say, text } from '../../text/message';
import type { YamlNode } from '../../yaml/node';
import type { Rule } from '../rule';
import { changeTo } from '../shared/repair';
import { type ShapeFinding, shapeFindings } from '../shared/shape';

/** R121, R127, R129, R156: a value of the wrong type, an empty map, a word that is not allowed. */
export const invalidShape: Rule = {
  code: 'mapping/invalid-shape',
  severity: 'error',
  spec: ['R120', 'R121', 'R127', 'R129', 'R154', 'R156'],
  summary: text('A value of mapping.yaml has the wrong form', '映射文件中的值类型或取值不正确'),
  rationale: text(
    'The platform reads lists where the guide shows lists. In any other form the entry is not understood and nothing is replaced.',
    '平台按指南中的结构解析映射文件。结构不符时该内容无法识别，镜像地址不会被替换。',
  ),
  example: {
    bad: `
#- images/mapping.yaml
instance:
  image: etcd
# ^^^^^ error mapping/invalid-shape: "instance" must be a list: put "- " in front of its elements
  tag: 3.5.0
`,
    good: `
#- images/mapping.yaml
instance:
  - image: etcd
    tag: 3.5.0
`,
  },
  fixable: true,
  tempo: 'text',
  *check({ mapping }) {
    if (!mapping) return;
    for (const finding of shapeFindings(mapping.file, 'mapping')) {
      const message = messageOf(finding);
      if (!message) continue;
      const { file } = mapping;
      yield {
        at: { file: file.path, span: shownSpan(finding, file) },
        message,
        fixes: fixesOf(finding, file),
      };
    }
  },
};

function messageOf({ keyword, params, path, entry, node }: ShapeFinding): Message | undefined {
  const key = String(path.findLast((step) => typeof step === 'string') ?? 'mapping.yaml');
  if (keyword === 'minProperties') return say('"{key}" is empty', '“{key}”不能为空', { key });
  if (keyword === 'enum') {
    const allowed = (Array.isArray(params.allowedValues) ? params.allowedValues : []).join(', ');
    return say('"{value}" must be one of: {allowed}', '“{value}”不合法，可选值：{allowed}', {
      value: textOf(node),
      allowed,
    });
  }
  if (keyword !== 'type' || (entry && !entry.value)) return undefined;
  if (params.type === 'array') {
    return say(
      '"{key}" must be a list: put "- " in front of its elements',
      '“{key}”必须是列表：请在元素前加“- ”',
      { key },
    );
  }
  if (params.type === 'object')
    return say('"{key}" must hold keys: "key: value"', '“{key}”下必须是“键: 值”', { key });
  return say('"{key}" must be a text', '“{key}”必须是文本', { key });
}

const textOf = (node: YamlNode | undefined): string => (node?.kind === 'scalar' ? node.text : '');

/** A list or map that stands where something else should is long: only its first word is marked. */
function shownSpan({ node, span }: ShapeFinding, file: SourceFile): ShapeFinding['span'] {
  if (!node || node.kind === 'scalar' || node.kind === 'alias') return span;
  const length = /^[^\s:,]+/.exec(file.text.slice(span.start, span.end))?.[0].length ?? 1;
  return { start: span.start, end: span.start + length };
}

/** A map where a list of maps is due becomes the first element of that list; a word in the plural becomes the singular. */
function fixesOf({ keyword, params, node }: ShapeFinding, file: SourceFile): readonly Fix[] {
  if (keyword === 'enum' && node?.kind === 'scalar') {
    const singular = node.text.replace(/s$/, '');
    const allowed = Array.isArray(params.allowedValues) && params.allowedValues.includes(singular);
    const title = changeTo(singular);
    return allowed
      ? [
          {
            title,
            changes: [edit(file.path, { span: node.span, newText: singular })],
            preferred: true,
            safe: true,
          },
        ]
      : [];
  }
  if (keyword !== 'type' || params.type !== 'array' || node?.kind !== 'map' || node.flow) return [];
  const start = file.text.lastIndexOf('\n', node.span.start - 1) + 1;
  const column = node.span.start - start;
  const body = file.text.slice(node.span.start, node.span.end).replace(/\n(?=[^\S\n]*\S)/g, '\n  ');
  const newText = `${' '.repeat(column)}- ${body}`;
  const title = say('Make it a list', '改为列表', {});
  return [
    {
      title,
      changes: [edit(file.path, { span: { start, end: node.span.end }, newText })],
      preferred: true,
      safe: true,
    },
  ];
}
