import type {
  CommandNode,
  Definition,
  ListNode,
  OperandNode,
  PipelineNode,
  TemplatePart,
} from '../../helm/template/ast';
import type { Span } from '../../text/span';
import { elementOf, fieldOf, type Scope } from './scope';

/** What a walk through templates tells and asks. */
export interface Listener {
  /** The template names a value: the last key of a path, where it is written. */
  found(path: readonly string[], span: Span): void;
  /** A named template is called. */
  called(name: string, dot: Scope | undefined): void;
}

type Variables = ReadonlyMap<string, Scope | undefined>;

/** Walks through a template file or a named template that is called with a dot. */
export function walkTemplate(
  { body }: Pick<Definition, 'body'>,
  dot: Scope | undefined,
  listener: Listener,
): void {
  new Walk(listener).list(body, dot, new Map([['$', dot]]));
}

class Walk {
  constructor(private readonly listener: Listener) {}

  list({ parts }: ListNode, dot: Scope | undefined, outer: Variables): void {
    let variables = outer;
    for (const part of parts) variables = this.part(part, dot, variables);
  }

  /** Returns the variables that the parts behind it see. */
  private part(part: TemplatePart, dot: Scope | undefined, variables: Variables): Variables {
    if (part.kind === 'action') return this.declared(part.pipeline, dot, variables).variables;
    if (part.kind === 'template') {
      this.listener.called(part.name, part.pipeline && this.pipeline(part.pipeline, dot, variables));
    } else if (part.kind === 'if' || part.kind === 'with' || part.kind === 'range') {
      const { value, variables: inside } = this.declared(
        part.pipeline,
        dot,
        variables,
        part.kind === 'range',
      );
      const inner = part.kind === 'if' ? dot : part.kind === 'range' ? elementOf(value) : value;
      this.list(part.body, inner, inside);
      if (part.otherwise) this.list(part.otherwise, dot, inside);
    }
    return variables;
  }

  /** The value of a pipeline, and the variables with those that it declares; in `range` they hold elements. */
  private declared(
    pipeline: PipelineNode | undefined,
    dot: Scope | undefined,
    variables: Variables,
    isRange = false,
  ): { readonly value: Scope | undefined; readonly variables: Variables } {
    const value = pipeline && this.pipeline(pipeline, dot, variables);
    const last = pipeline?.declarations.at(-1);
    if (!last) return { value, variables };
    return { value, variables: new Map(variables).set(last.name, isRange ? elementOf(value) : value) };
  }

  private pipeline(
    { commands }: PipelineNode,
    dot: Scope | undefined,
    variables: Variables,
  ): Scope | undefined {
    return commands.reduce<Scope | undefined>((value, command, index) => {
      const piped = index === 0 ? [] : [value];
      return this.command(command, piped, dot, variables);
    }, undefined);
  }

  private command(
    { head, rest }: CommandNode,
    piped: readonly (Scope | undefined)[],
    dot: Scope | undefined,
    variables: Variables,
  ): Scope | undefined {
    const given = [...rest.map((operand) => this.operand(operand, dot, variables)), ...piped];
    if (head.kind !== 'identifier') return this.operand(head, dot, variables);
    const [first, second] = given;
    const name = rest[0]?.kind === 'string' ? rest[0].text : undefined;
    if (head.name === 'include' && name !== undefined) this.listener.called(name, second);
    if (head.name === 'index' || head.name === 'get') return this.steps(first, rest.slice(1));
    if (head.name === 'dict') return dictOf(rest, given);
    if (head.name === 'list' || head.name === 'tuple') return dictOf([], given);
    return passing.has(head.name) ? given.findLast((one) => one !== undefined) : undefined;
  }

  /** `index .Values "my-app" "image"` */
  private steps(from: Scope | undefined, keys: readonly OperandNode[]): Scope | undefined {
    return keys.reduce<Scope | undefined>((scope, key) => {
      if (key.kind === 'number')
        return scope?.kind === 'dict' ? scope.entries.get(`${key.value}`) : elementOf(scope);
      if (key.kind !== 'string') return elementOf(scope);
      const { start, end } = key.span;
      return this.field(scope, key.text, { start: start + 1, end: end - 1 });
    }, from);
  }

  private operand(node: OperandNode, dot: Scope | undefined, variables: Variables): Scope | undefined {
    if (node.kind === 'pipeline') return this.pipeline(node, dot, variables);
    if (node.kind === 'dot') return dot;
    if (node.kind === 'field') return this.fields(dot, node.names, node.span.start);
    if (node.kind === 'variable')
      return this.fields(variables.get(node.name), node.names, node.span.start + node.name.length);
    if (node.kind !== 'chain') return undefined;
    const length = node.names.reduce((sum, name) => sum + name.length + 1, 0);
    return this.fields(this.operand(node.target, dot, variables), node.names, node.span.end - length);
  }

  /** `.a.b` from an offset on. */
  private fields(from: Scope | undefined, names: readonly string[], offset: number): Scope | undefined {
    let start = offset;
    return names.reduce<Scope | undefined>((scope, name) => {
      const span = { start: start + 1, end: start + 1 + name.length };
      start = span.end;
      return this.field(scope, name, span);
    }, from);
  }

  private field(scope: Scope | undefined, name: string, span: Span): Scope | undefined {
    const reached = fieldOf(scope, name);
    if (scope?.kind === 'values' && reached?.kind === 'values') this.listener.found(reached.path, span);
    return reached;
  }
}

/** Functions that give back one of their arguments: the last that is known. */
const passing: ReadonlySet<string> = new Set([
  'default',
  'required',
  'coalesce',
  'or',
  'and',
  'deepCopy',
  'first',
]);

function dictOf(keys: readonly OperandNode[], given: readonly (Scope | undefined)[]): Scope {
  if (keys.length === 0)
    return { kind: 'dict', entries: new Map(given.map((one, index) => [`${index}`, one])) };
  return {
    kind: 'dict',
    entries: new Map(
      keys.flatMap((key, index) =>
        index % 2 === 0 && key.kind === 'string' ? [[key.text, given[index + 1]]] : [],
      ),
    ),
  };
}
