import type { Span } from '../../text/span';
import type { SyntaxProblem } from './syntax-problem';

interface Placed {
  readonly span: Span;
  /** The offset that Go's error messages name for the node; not always the start. */
  readonly position: number;
}

export interface FieldNode extends Placed {
  readonly kind: 'field';
  /** `.Values.image` is `['Values', 'image']`. */
  readonly names: readonly string[];
}

export interface VariableNode extends Placed {
  readonly kind: 'variable';
  /** With the dollar sign: `$`, `$name`. */
  readonly name: string;
  readonly names: readonly string[];
}

/** `(pipeline).a.b` */
export interface ChainNode extends Placed {
  readonly kind: 'chain';
  readonly target: OperandNode;
  readonly names: readonly string[];
}

/** The name of a function. */
export interface IdentifierNode extends Placed {
  readonly kind: 'identifier';
  readonly name: string;
}

export interface DotNode extends Placed {
  readonly kind: 'dot';
}

export interface NilNode extends Placed {
  readonly kind: 'nil';
}

export interface BooleanNode extends Placed {
  readonly kind: 'boolean';
  readonly value: boolean;
}

/** A number or character constant. `integer` says that it is written as one; `1e3` is a float that is whole. */
export interface NumberNode extends Placed {
  readonly kind: 'number';
  readonly value: number;
  readonly integer: boolean;
}

export interface StringNode extends Placed {
  readonly kind: 'string';
  readonly text: string;
  /** Whether the text stands in the template as it is, one character behind the start of the span. */
  readonly verbatim: boolean;
}

export type OperandNode =
  | FieldNode
  | VariableNode
  | ChainNode
  | IdentifierNode
  | DotNode
  | NilNode
  | BooleanNode
  | NumberNode
  | StringNode
  | PipelineNode;

/** Operands side by side: a function with its arguments, or one value. */
export interface CommandNode extends Placed {
  readonly kind: 'command';
  readonly head: OperandNode;
  readonly rest: readonly OperandNode[];
}

export interface PipelineNode extends Placed {
  readonly kind: 'pipeline';
  /** `$x := …`, `$k, $v := …` */
  readonly declarations: readonly VariableNode[];
  /** `=` instead of `:=` */
  readonly assigns: boolean;
  readonly commands: readonly CommandNode[];
}

/** A piece of text outside of actions, as the trim markers leave it. */
export interface TextNode extends Placed {
  readonly kind: 'text';
}

/** `{{ pipeline }}`; the span covers the delimiters. Without a pipeline it was broken. */
export interface ActionNode extends Placed {
  readonly kind: 'action';
  readonly pipeline: PipelineNode | undefined;
}

/** `{{ if }}`, `{{ with }}` or `{{ range }}` … `{{ end }}`; `else if` is an `otherwise` that holds one block. */
export interface BlockNode extends Placed {
  readonly kind: 'if' | 'with' | 'range';
  /** The opening action with its delimiters. */
  readonly head: Span;
  /** Absent when it was broken. */
  readonly pipeline: PipelineNode | undefined;
  readonly body: ListNode;
  readonly otherwise: ListNode | undefined;
}

/** `{{ template "name" pipeline }}`, also what a `{{ block }}` leaves at its place. */
export interface TemplateNode extends Placed {
  readonly kind: 'template';
  readonly name: string;
  readonly nameSpan: Span;
  readonly pipeline: PipelineNode | undefined;
}

export interface LoopNode extends Placed {
  readonly kind: 'break' | 'continue';
}

export type TemplatePart = TextNode | ActionNode | BlockNode | TemplateNode | LoopNode;

export interface ListNode extends Placed {
  readonly kind: 'list';
  readonly parts: readonly TemplatePart[];
}

/** Every kind of node that an error can be at. */
export type AnyNode = OperandNode | CommandNode | TemplatePart | ListNode;

/** `{{ define "name" }}` … `{{ end }}`, or a `{{ block }}`. */
export interface Definition {
  readonly name: string;
  /** The name with its quotes. */
  readonly nameSpan: Span;
  /** From the opening delimiter to the end of `{{ end }}`. */
  readonly span: Span;
  readonly body: ListNode;
}

/** A template file or string. Parsing always gives one; a broken action costs that action. */
export interface ParsedTemplate {
  readonly text: string;
  readonly body: ListNode;
  /** In the order of the text. */
  readonly definitions: readonly Definition[];
  readonly problems: readonly SyntaxProblem[];
}
