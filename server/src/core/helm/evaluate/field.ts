import { say } from '../../text/message';
import { FunctionError } from '../functions/define';
import { failAt, failCall } from './fail-at';
import type { Frame } from './frame';
import { type Dict, type GoObject, type Method, missingValue, typeName, type Value } from './value';
import { valuesMethod } from './values-methods';

/** The arguments of a field that may be a method; undefined for a plain field. */
export type Arguments = readonly Value[] | undefined;

/** The value below `receiver` along a path: `.a.b`. Missing keys give nil; going on behind nil is an error. */
export function fieldChain(
  frame: Frame,
  receiver: Value | undefined,
  names: readonly string[],
  boxed: boolean,
  args: Arguments,
): Value | undefined {
  let value = receiver;
  let inInterface = boxed;
  for (let index = 0; index < names.length; index++) {
    const name = names[index] ?? '';
    value = field(frame, value, name, inInterface, index === names.length - 1 ? args : undefined);
    inInterface = true;
  }
  return value;
}

function field(
  frame: Frame,
  receiver: Value | undefined,
  name: string,
  boxed: boolean,
  args: Arguments,
): Value | undefined {
  if (receiver === undefined) return undefined;
  switch (receiver.kind) {
    case 'nil':
      return nilPointer(frame, name);
    case 'dict':
      return fieldOfMap(frame, receiver, name, args);
    case 'object':
      return fieldOfObject(frame, receiver, name, boxed, args);
    default:
      return noSuchField(frame, name, boxed ? 'interface {}' : typeName(receiver));
  }
}

function fieldOfMap(frame: Frame, map: Dict, name: string, args: Arguments): Value {
  const method = valuesMethod(map, name, frame.engine.profile);
  if (method !== undefined) return callMethod(frame, name, method, args);
  if (args !== undefined) refuseArguments(frame, name, 'is not a method but has arguments');
  return map.entries.get(name) ?? missingValue(map);
}

function fieldOfObject(frame: Frame, object: GoObject, name: string, boxed: boolean, args: Arguments): Value {
  const method = object.methods.get(name);
  if (method !== undefined) return callMethod(frame, name, method, args);
  const { underlying } = object;
  const value =
    object.fields.get(name) ??
    (underlying?.kind === 'dict' ? (underlying.entries.get(name) ?? missingValue(underlying)) : undefined);
  if (value === undefined) return noSuchField(frame, name, boxed ? 'interface {}' : object.type);
  if (args !== undefined) refuseArguments(frame, name, 'has arguments but cannot be invoked as function');
  return value;
}

function callMethod(frame: Frame, name: string, { arity, call }: Method, args: Arguments): Value {
  const given = args?.length ?? 0;
  if (given !== arity) {
    const values = { name, arity, given };
    failAt(
      frame,
      'wrong-arguments',
      say(
        'wrong number of args for {name}: want {arity} got {given}',
        '{name} 的参数个数不对：需要 {arity} 个，给了 {given} 个',
        values,
      ),
    );
  }
  try {
    const { charge } = frame.engine.context;
    return call(args ?? [], charge);
  } catch (error) {
    if (error instanceof FunctionError) return failCall(frame, name, error.code, error.message);
    throw error;
  }
}

function nilPointer(frame: Frame, name: string): never {
  const message = say(
    'nil pointer evaluating interface {}.{name}',
    '在空值（nil）上取字段 {name}：它的上一级不存在',
    { name },
  );
  return failAt(frame, 'nil-pointer', message);
}

function noSuchField(frame: Frame, name: string, type: string): never {
  const message = say("can't evaluate field {name} in type {type}", '类型 {type} 没有字段 {name}', {
    name,
    type,
  });
  return failAt(frame, 'no-such-field', message);
}

function refuseArguments(frame: Frame, name: string, why: string): never {
  return failAt(frame, 'wrong-arguments', say(`{name} ${why}`, '{name} 不是函数，不能带参数', { name }));
}
