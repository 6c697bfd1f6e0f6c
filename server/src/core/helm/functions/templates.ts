import { text } from '../../text/message';
import { emptyString, type TracedString } from '../evaluate/traced-string';
import { dict, type Value } from '../evaluate/value';
import { any, type CallContext, define, FunctionError, string } from './define';

/** Steps to parse a template, beside its characters. */
const costOfTemplate = 150;

/** What Helm itself adds: other templates, and refusing to go on (`helm/pkg/engine/engine.go`). */
export const helmFunctions = [
  define({
    name: 'include',
    usage: 'NAME DATA',
    doc: text('The output of a named template, as a text to work on.', '执行命名模板，返回其输出文本。'),
    parameters: [string, any],
    call: ([name, data], context) => context.include(name, data),
  }),
  define({
    name: 'tpl',
    usage: 'TEMPLATE DATA',
    doc: text('Renders a string as a template.', '将字符串作为模板渲染。'),
    parameters: [string, any],
    call: ([template, data], context) => {
      if (context.profile.tplNeedsTemplate) demandTemplate(template, data);
      context.charge(costOfTemplate + 4 * template.text.length);
      return context.tpl(template, data);
    },
  }),
  define({
    name: 'required',
    usage: 'MESSAGE VALUE',
    doc: text(
      'The value; refuses to go on with MESSAGE if it is nil or "".',
      '返回该值；若为 nil 或空字符串，则以 MESSAGE 报错。',
    ),
    parameters: [string, any],
    call: ([message, value], context) => {
      const missing = value.kind === 'nil' || (value.kind === 'string' && value.text === '');
      return missing ? refuse(message, 'required', context) : value;
    },
  }),
  define({
    name: 'fail',
    usage: 'MESSAGE',
    doc: text('Refuses to go on with MESSAGE.', '以 MESSAGE 报错并停止。'),
    parameters: [string],
    call: ([message], context) => refuse(message, 'fail', context),
  }),
  define({
    name: 'lookup',
    usage: 'API-VERSION KIND NAMESPACE NAME',
    doc: text(
      'An object of the cluster; an empty map when there is none, as in checks.',
      '查询集群中的对象；检查时没有集群，结果为空映射。',
    ),
    parameters: [string, string, string, string],
    call: () => dict(),
  }),
];

/** `helm lint` goes on with nothing in place of the value. */
function refuse(message: TracedString, code: string, { lint, profile }: CallContext): Value {
  if (lint && (code === 'required' || profile.plainFail)) return emptyString;
  throw new FunctionError(message.text, code);
}

/** Older releases render the string under the name of the file at work, which they look for in the data. */
function demandTemplate(template: TracedString, data: Value): void {
  if (data.kind !== 'dict') throw new FunctionError('wrong type for value; expected chartutil.Values');
  const described = data.entries.get('Template');
  for (const [name, shown] of [
    ['BasePath', 'Basepath'],
    ['Name', 'Name'],
  ] as const) {
    if (described?.kind === 'dict' && described.entries.has(name)) continue;
    throw new FunctionError(
      `cannot retrieve Template.${shown} from values inside tpl function: ${template.text}: "${name}" is not a value`,
    );
  }
}
