import { say } from '../../text/message';
import type {
  ActionNode,
  BlockNode,
  ListNode,
  PipelineNode,
  TemplateNode,
  TemplatePart,
} from '../template/ast';
import { LimitPassed, nestedTooDeep } from './budget';
import { chargeNodes } from './charge-nodes';
import { failAt } from './fail-at';
import { formatValue } from './format-value';
import type { Engine, Executable, Frame } from './frame';
import { noValue } from './no-value';
import { evaluatePipeline, findVariable } from './pipeline';
import { concat, slice, type TracedString, untraced } from './traced-string';
import { type Dict, int, isTrue, nil, sortedKeys, type Value } from './value';

/** Why a list of parts ended early. */
type Exit = 'break' | 'continue' | undefined;

/** Runs a template and gives its output. Throws an EvaluationError. */
export function execute(engine: Engine, template: Executable, data: Value | undefined): TracedString {
  const frame: Frame = {
    engine,
    template,
    variables: [{ name: '$', value: data, boxed: false }],
    output: [],
    at: template.body,
    boxed: false,
  };
  runBody(frame, data);
  return concat(frame.output);
}

function runBody(frame: Frame, data: Value | undefined): void {
  const { budget } = frame.engine;
  try {
    budget.enter();
    walkList(frame, data, frame.template.body);
  } catch (error) {
    // One that was passed outside of any function call; the others are placed already.
    if (error instanceof LimitPassed) failAt(frame, error.fault.code, error.fault.message);
    if (error instanceof RangeError) failAt(frame, nestedTooDeep.code, nestedTooDeep.message);
    throw error;
  } finally {
    budget.leave();
  }
}

function walkList(frame: Frame, dot: Value | undefined, list: ListNode): Exit {
  for (const part of list.parts) {
    frame.engine.budget.charge(1);
    const exit = walk(frame, dot, part);
    if (exit !== undefined) return exit;
  }
  return undefined;
}

function walk(frame: Frame, dot: Value | undefined, part: TemplatePart): Exit {
  frame.at = part;
  switch (part.kind) {
    case 'text':
      write(frame, slice(frame.template.source, part.span.start, part.span.end));
      return undefined;
    case 'action':
      walkAction(frame, dot, part);
      return undefined;
    case 'if':
    case 'with':
      return walkIfOrWith(frame, dot, part);
    case 'range':
      return walkRange(frame, dot, part);
    case 'template':
      walkTemplate(frame, dot, part);
      return undefined;
    default:
      return part.kind;
  }
}

function write(frame: Frame, text: TracedString): void {
  frame.engine.budget.write(text.text.length);
  frame.output.push(text);
}

function walkAction(frame: Frame, dot: Value | undefined, { pipeline }: ActionNode): void {
  if (pipeline === undefined) return;
  const value = evaluatePipeline(frame, dot, pipeline);
  if (pipeline.declarations.length > 0) return;
  chargeNodes(value, frame.engine.context.charge);
  write(frame, value === undefined ? noValue : written(value));
}

const written = (value: Value): TracedString =>
  (value.kind === 'object' ? value.written : undefined) ?? formatValue(value);

function walkIfOrWith(frame: Frame, dot: Value | undefined, block: BlockNode): Exit {
  const scope = frame.variables.length;
  const value = block.pipeline && evaluatePipeline(frame, dot, block.pipeline);
  let exit: Exit;
  if (value !== undefined && isTrue(value)) {
    exit =
      block.kind === 'with' ? walkWithDot(frame, value, false, block.body) : walkList(frame, dot, block.body);
  } else if (block.otherwise !== undefined) {
    exit = walkList(frame, dot, block.otherwise);
  }
  frame.variables.length = scope;
  return exit;
}

function walkWithDot(frame: Frame, dot: Value | undefined, boxed: boolean, list: ListNode): Exit {
  const before = frame.boxed;
  frame.boxed = boxed;
  const exit = walkList(frame, dot, list);
  frame.boxed = before;
  return exit;
}

/** In steps, without what the loop does. */
const costOfRound = 20;

/** One round of a loop: the index or key, and the element. */
type Round = readonly [Value, Value];

/** The rounds of a loop, of which a list makes each when it comes. */
interface Rounds {
  readonly length: number;
  readonly at: (index: number) => Round | undefined;
}

function walkRange(frame: Frame, dot: Value | undefined, block: BlockNode): Exit {
  const scope = frame.variables.length;
  const value = block.pipeline && evaluatePipeline(frame, dot, block.pipeline);
  const rounds: Rounds = value === undefined ? [] : roundsOf(frame, value);
  frame.at = block;
  // Those of a map are sorted before the first of them.
  frame.engine.budget.charge(rounds.length * costOfRound);
  const boxed = value?.kind !== 'list' || value.type === undefined;
  if (rounds.length === 0) {
    const exit = block.otherwise && walkList(frame, dot, block.otherwise);
    frame.variables.length = scope;
    // A `break` behind `else` ends this loop, not the one around it; `continue` goes on with that.
    return exit === 'break' ? undefined : exit;
  }
  const inLoop = frame.variables.length;
  for (let index = 0; index < rounds.length; index++) {
    const round = rounds.at(index);
    if (round === undefined) break;
    setVariables(frame, block.pipeline, round, boxed);
    const exit = walkWithDot(frame, round[1], boxed, block.body);
    frame.variables.length = inLoop;
    if (exit === 'break') break;
  }
  frame.variables.length = scope;
  return undefined;
}

/**
 * Gives the variables of a loop the element and, in front of it, the index or key. `range $x = …` sets variables that were
 * there; older releases take the innermost ones for them, whatever their names.
 */
function setVariables(
  frame: Frame,
  pipeline: PipelineNode | undefined,
  [key, element]: Round,
  boxed: boolean,
): void {
  const names = pipeline?.declarations ?? [];
  const byName = pipeline?.assigns === true && frame.engine.profile.assignsInRange;
  const variables = byName
    ? names.map(({ name }) => findVariable(frame, name))
    : frame.variables.slice(frame.variables.length - names.length);
  const last = variables.at(-1);
  if (last !== undefined) Object.assign(last, { value: element, boxed });
  if (variables.length > 1 && variables[0] !== undefined) variables[0].value = key;
}

function roundsOf(frame: Frame, value: Value): Rounds {
  switch (value.kind) {
    case 'list':
      return { length: value.items.length, at: (index) => [int(index), value.items[index] ?? nil] };
    case 'dict':
      return roundsOfMap(value);
    case 'object':
      if (value.underlying !== undefined) return roundsOf(frame, value.underlying);
  }
  const shown = formatValue(value).text;
  return failAt(
    frame,
    'not-a-collection',
    say("range can't iterate over {shown}", 'range 不能遍历 {shown}', { shown }),
  );
}

/** What the map holds when the loop starts, whatever the loop changes. */
function roundsOfMap(map: Dict): Rounds {
  const rounds: Round[] = [];
  for (const key of sortedKeys(map)) {
    const element = map.entries.get(key);
    if (element !== undefined) rounds.push([untraced(key), element]);
  }
  return { length: rounds.length, at: (index) => rounds[index] };
}

function walkTemplate(frame: Frame, dot: Value | undefined, node: TemplateNode): void {
  const { engine } = frame;
  const template = engine.lookup(node.name);
  if (template === undefined) {
    const values = { name: node.name };
    failAt(
      frame,
      'undefined-template',
      say('template "{name}" not defined', '没有名为“{name}”的模板', values),
    );
  }
  const data = node.pipeline && evaluatePipeline(frame, dot, node.pipeline);
  frame.output.push(execute(engine, template, data));
}
