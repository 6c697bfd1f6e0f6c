import { edit, type Fix } from '../../package/edit';
import type { SourceFile } from '../../package/source-file';
import { type Message, say } from '../../text/message';
import { nearest } from '../../text/nearest';
import { resolve } from '../../yaml/path';
import { quoted } from '../../yaml/write-scalar';
import { changeTo } from './repair';
import type { ShapeFinding } from './shape';

/** What is wrong with a value of another type than its schema wants, or a word that it does not know; undefined for other faults. */
export function typeFault({ keyword, params, path, node }: ShapeFinding): Message | undefined {
  const key = String(path.findLast((step) => typeof step === 'string') ?? '');
  const value = resolve(node);
  if (keyword === 'enum' && value?.kind !== 'sequence' && value?.kind !== 'map') {
    const allowed = allowedIn(params).join(', ');
    const written = value?.kind === 'scalar' ? value.text : '';
    return say('"{written}" must be one of: {allowed}', '“{written}”不合法，可选值：{allowed}', {
      written,
      allowed,
    });
  }
  if (keyword !== 'type') return undefined;
  const types = [params.type].flat();
  if (types.includes('string') && value?.kind === 'scalar')
    return say('"{key}" must be a text: put it in quotes', '“{key}”必须是字符串：请加引号', { key });
  const [en, zh] = typeWords[String(types[0])] ?? ['of another type', '其他类型'];
  return say('"{key}" must be {type}', '“{key}”必须是{zhType}', { key, type: en, zhType: zh });
}

const typeWords: Readonly<Record<string, readonly [string, string]>> = {
  array: ['a list', '列表'],
  object: ['a map of keys', '映射'],
  string: ['a text', '字符串'],
  integer: ['a whole number', '整数'],
  number: ['a number', '数字'],
  boolean: ['true or false', 'true 或 false'],
};

const allowedIn = ({ allowedValues }: ShapeFinding['params']): readonly string[] =>
  Array.isArray(allowedValues) ? allowedValues.filter((one) => one !== null).map(String) : [];

/** The repair of such a fault: quotes, or the nearest of the known words. */
export function typeRepairs({ path }: SourceFile, { keyword, params, node }: ShapeFinding): readonly Fix[] {
  if (node?.kind !== 'scalar') return [];
  if (keyword === 'enum') {
    const meant = nearest(node.text, allowedIn(params));
    const title = changeTo(meant ?? '');
    return meant
      ? [{ title, changes: [edit(path, { span: node.span, newText: meant })], preferred: true }]
      : [];
  }
  const isText = keyword === 'type' && [params.type].flat().includes('string') && node.style === 'plain';
  const title = say('Put it in quotes', '加引号');
  return isText
    ? [
        {
          title,
          changes: [edit(path, { span: node.span, newText: quoted(node.text) })],
          preferred: true,
          safe: true,
        },
      ]
    : [];
}
