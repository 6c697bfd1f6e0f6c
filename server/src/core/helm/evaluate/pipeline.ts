import { say } from '../../text/message';
import { FunctionError, type Parameter, type TemplateFunction } from '../functions/define';
import type { CommandNode, IdentifierNode, OperandNode, PipelineNode } from '../template/ast';
import { formatNode } from '../template/format-node';
import { checkArgument, constantArgument } from './arguments';
import { LimitPassed } from './budget';
import { chargeArguments, chargeResult } from './charge-call';
import { failAt, failCall, failInside } from './fail-at';
import { EvaluationError } from './failure';
import type { Fault } from './fault';
import { fieldChain } from './field';
import type { Frame, Variable } from './frame';
import { computed, slice, type TracedString } from './traced-string';
import { bool, float, int, isTrue, nil, type Value } from './value';

/** What comes down a pipe to a command as its last argument; absent for the first command. */
type Piped = { readonly value: Value | undefined } | undefined;

/** The value of a pipeline; nil becomes undefined. Variables that it declares stay on the stack. */
export function evaluatePipeline(
  frame: Frame,
  dot: Value | undefined,
  pipeline: PipelineNode,
): Value | undefined {
  frame.at = pipeline;
  let piped: Piped;
  for (const command of pipeline.commands) {
    const value = evaluateCommand(frame, dot, command, piped);
    piped = { value: value?.kind === 'nil' ? undefined : value };
  }
  const value = piped?.value;
  for (const { name } of pipeline.declarations) {
    if (pipeline.assigns) assign(frame, name, value);
    else frame.variables.push({ name, value, boxed: false });
  }
  return value;
}

function assign(frame: Frame, name: string, value: Value | undefined): void {
  const found = findVariable(frame, name);
  found.value = value;
  found.boxed = false;
}

function undefinedVariable(frame: Frame, name: string): never {
  return failAt(frame, 'undefined-variable', say('undefined variable: {name}', '没有变量 {name}', { name }));
}

function evaluateCommand(
  frame: Frame,
  dot: Value | undefined,
  command: CommandNode,
  piped: Piped,
): Value | undefined {
  frame.engine.budget.charge(1);
  const { head: first, rest } = command;
  const hasArguments = rest.length > 0 || piped !== undefined;
  switch (first.kind) {
    case 'identifier':
      return callFunction(frame, dot, first, rest, piped, command);
    case 'field':
    case 'chain':
    case 'variable':
      if (!hasArguments) return evaluateOperand(frame, dot, first);
      return evaluateMethod(frame, dot, first, rest, piped);
    default:
      if (first.kind !== 'pipeline') frame.at = first;
      if (hasArguments) refuseArguments(frame, first);
      if (first.kind === 'nil') failAt(frame, 'nil-command', say('nil is not a command', 'nil 不能单独使用'));
      return evaluateOperand(frame, dot, first);
  }
}

function refuseArguments(frame: Frame, node: OperandNode): never {
  const shown = formatNode(node, frame.template.source.text);
  const message = say("can't give argument to non-function {shown}", '{shown} 不是函数，不能带参数', {
    shown,
  });
  return failAt(frame, 'wrong-arguments', message);
}

function evaluateMethod(
  frame: Frame,
  dot: Value | undefined,
  node: OperandNode,
  rest: readonly OperandNode[],
  piped: Piped,
): Value | undefined {
  const args = rest.map((operand) => evaluateOperand(frame, dot, operand) ?? nil);
  if (piped !== undefined) args.push(piped.value ?? nil);
  frame.at = node;
  if (node.kind === 'field') return fieldChain(frame, dot, node.names, frame.boxed, args);
  if (node.kind === 'chain')
    return fieldChain(frame, evaluateOperand(frame, dot, node.target), node.names, false, args);
  if (node.kind !== 'variable' || node.names.length === 0) return refuseArguments(frame, node);
  const variable = findVariable(frame, node.name);
  return fieldChain(frame, variable.value, node.names, variable.boxed, args);
}

/** The value of an operand that stands alone or as an argument. */
function evaluateOperand(frame: Frame, dot: Value | undefined, node: OperandNode): Value | undefined {
  frame.at = node;
  switch (node.kind) {
    case 'field':
      return fieldChain(frame, dot, node.names, frame.boxed, undefined);
    case 'dot':
      return dot;
    case 'variable': {
      const variable = findVariable(frame, node.name);
      return node.names.length === 0
        ? variable.value
        : fieldChain(frame, variable.value, node.names, variable.boxed, undefined);
    }
    case 'identifier':
      return callFunction(frame, dot, node, [], undefined, node);
    case 'pipeline':
      return evaluatePipeline(frame, dot, node);
    case 'chain': {
      const target = evaluateOperand(frame, dot, node.target);
      return fieldChain(frame, target?.kind === 'nil' ? undefined : target, node.names, false, undefined);
    }
    case 'string':
      return stringConstant(frame, node.text, node.span.start, node.verbatim);
    case 'number': {
      const from = [slice(frame.template.source, node.span.start, node.span.end)];
      return node.integer ? int(node.value, from) : float(node.value, from);
    }
    case 'boolean':
      return bool(node.value, [slice(frame.template.source, node.span.start, node.span.end)]);
    case 'nil':
      return nil;
  }
}

/** The innermost variable of a name. */
export function findVariable(frame: Frame, name: string): Variable {
  const { variables } = frame;
  for (let index = variables.length - 1; index >= 0; index--) {
    const variable = variables[index];
    if (variable?.name === name) return variable;
  }
  return undefinedVariable(frame, name);
}

function stringConstant({ template }: Frame, text: string, start: number, verbatim: boolean): TracedString {
  if (verbatim) return slice(template.source, start + 1, start + 1 + text.length);
  return computed(text, [slice(template.source, start + 1, start + 1)]);
}

function callFunction(
  frame: Frame,
  dot: Value | undefined,
  node: IdentifierNode,
  operands: readonly OperandNode[],
  piped: Piped,
  whole: CommandNode | IdentifierNode,
): Value | undefined {
  const { engine } = frame;
  const callee = engine.functions.get(node.name);
  frame.at = node;
  if (callee === undefined) return noSuchFunction(frame, node.name);
  checkArity(frame, callee, node.name, operands.length, piped);
  if (engine.profile.shortCircuit && (node.name === 'and' || node.name === 'or')) {
    return shortCircuit(frame, dot, operands, piped, node.name === 'or');
  }
  const args: unknown[] = [];
  for (const operand of operands) {
    args.push(evaluateArgument(frame, dot, operand, parameterAt(callee, args.length)));
  }
  if (piped !== undefined) args.push(checkArgument(frame, piped.value, parameterAt(callee, args.length)));
  return applyFunction(frame, callee, node.name, args, whole);
}

function noSuchFunction(frame: Frame, name: string): never {
  return failAt(
    frame,
    'undefined-function',
    say('"{name}" is not a defined function', '没有函数“{name}”', { name }),
  );
}

function checkArity(
  frame: Frame,
  callee: TemplateFunction,
  name: string,
  operands: number,
  piped: Piped,
): void {
  const given = operands + (piped === undefined ? 0 : 1);
  const wanted = callee.parameters.length;
  if (callee.rest === undefined ? given === wanted : given >= wanted) return;
  const values =
    callee.rest === undefined
      ? { name, wanted: String(wanted), given }
      : { name, wanted: `at least ${wanted}`, given: operands };
  const message = say(
    'wrong number of args for {name}: want {wanted} got {given}',
    '函数 {name} 的参数个数不对：需要 {wanted} 个，给了 {given} 个',
    values,
  );
  failAt(frame, 'wrong-arguments', message);
}

const anything: Parameter<Value> = {
  type: 'interface {}',
  convert: (value) => value,
  whenInvalid: () => nil,
};

const parameterAt = (callee: TemplateFunction, index: number): Parameter<unknown> =>
  callee.parameters[index] ?? callee.rest ?? anything;

function evaluateArgument(
  frame: Frame,
  dot: Value | undefined,
  node: OperandNode,
  parameter: Parameter<unknown>,
): unknown {
  frame.at = node;
  if (node.kind === 'number' || node.kind === 'boolean' || node.kind === 'string') {
    const constant = constantArgument(frame, node, parameter);
    if (constant !== undefined) return constant;
  }
  if (node.kind === 'nil') {
    if (parameter.whenInvalid !== undefined) return parameter.whenInvalid();
    const values = { type: parameter.type };
    return failAt(
      frame,
      'wrong-type',
      say('cannot assign nil to {type}', '此处不能用 nil，需要 {type}', values),
    );
  }
  return checkArgument(frame, evaluateOperand(frame, dot, node), parameter);
}

/** `and` and `or` since Go 1.18: what stands behind the argument that decides is not evaluated. */
function shortCircuit(
  frame: Frame,
  dot: Value | undefined,
  operands: readonly OperandNode[],
  piped: Piped,
  stopsAt: boolean,
): Value | undefined {
  let value: Value | undefined;
  for (const operand of operands) {
    value = evaluateOperand(frame, dot, operand);
    if ((value !== undefined && isTrue(value)) === stopsAt) return value;
  }
  return piped === undefined ? value : piped.value;
}

function applyFunction(
  frame: Frame,
  callee: TemplateFunction,
  name: string,
  args: readonly unknown[],
  whole: CommandNode | IdentifierNode,
): Value {
  const { context } = frame.engine;
  try {
    context.charge(costOfCall);
    chargeArguments(callee, args, context.charge);
    const result = callee.apply(args, context);
    chargeResult(result, args, context.charge);
    return result;
  } catch (error) {
    frame.at = whole;
    if (error instanceof FunctionError) return failCall(frame, name, error.code, error.message);
    if (error instanceof EvaluationError) return failInside(frame, name, error.error);
    if (error instanceof LimitPassed) return giveUp(frame, name, error.fault);
    throw error;
  }
}

/** In steps, without what the function does. */
const costOfCall = 15;

function giveUp(frame: Frame, name: string, { code, message: { text } }: Fault): never {
  return failAt(frame, code, say(`${text.en}, at {name}`, `${text['zh-cn']}（执行到 {name}）`, { name }));
}
