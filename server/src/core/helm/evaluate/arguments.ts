import { say } from '../../text/message';
import type { Parameter } from '../functions/define';
import type { OperandNode } from '../template/ast';
import { formatNode } from '../template/format-node';
import { failAt } from './fail-at';
import type { Frame } from './frame';
import { typeName, type Value } from './value';

/** An argument as its parameter wants it, refused as Go refuses it. */
export function checkArgument(
  frame: Frame,
  value: Value | undefined,
  parameter: Parameter<unknown>,
): unknown {
  if (value === undefined) {
    if (parameter.whenInvalid !== undefined) return parameter.whenInvalid();
    const values = { type: parameter.type };
    return failAt(
      frame,
      'wrong-type',
      say('invalid value; expected {type}', '此处需要 {type}，但没有值', values),
    );
  }
  const converted = parameter.convert(value);
  if (converted !== undefined) return converted;
  const values = { type: parameter.type, given: value.kind === 'nil' ? 'interface {}' : typeName(value) };
  const message = say(
    'wrong type for value; expected {type}; got {given}',
    '类型不对：需要 {type}，给的是 {given}',
    values,
  );
  return failAt(frame, 'wrong-type', message);
}

const expectations: ReadonlyMap<string, string> = new Map([
  ['bool', 'bool'],
  ['float64', 'float'],
  ['int', 'integer'],
  ['int64', 'integer'],
  ['string', 'string'],
]);

/**
 * A constant as its parameter wants it: a number without a type becomes what the parameter is. Undefined when the
 * constant is to be taken for its own type.
 */
export function constantArgument(frame: Frame, node: OperandNode, parameter: Parameter<unknown>): unknown {
  const expected = expectations.get(parameter.type);
  if (expected === undefined)
    return takesConstants(parameter) ? undefined : refuseConstant(frame, node, parameter);
  if (node.kind === 'number' && expected === 'float') return node.value;
  if (node.kind === 'number' && expected === 'integer' && Number.isInteger(node.value)) return node.value;
  if (node.kind === 'boolean' && expected === 'bool') return node.value;
  if (node.kind === 'string' && expected === 'string') return undefined;
  const found = formatNode(node, frame.template.source.text);
  const message = say('expected {expected}; found {found}', '此处需要 {expected}，写的是 {found}', {
    expected,
    found,
  });
  return failAt(frame, 'wrong-type', message);
}

const takesConstants = ({ type }: Parameter<unknown>): boolean => !/^(?:map|\[\])/.test(type);

function refuseConstant(frame: Frame, node: OperandNode, { type }: Parameter<unknown>): never {
  const constant = formatNode(node, frame.template.source.text);
  const message = say(
    "can't handle {constant} for arg of type {type}",
    '此处需要 {type}，写的是 {constant}',
    {
      constant,
      type,
    },
  );
  return failAt(frame, 'wrong-type', message);
}
