import type { CallContext, TemplateFunction } from '../functions/define';
import type { Profile } from '../profile';
import type { AnyNode, ListNode } from '../template/ast';
import type { Budget } from './budget';
import type { TracedString } from './traced-string';
import type { Value } from './value';

/** A template that can be run: a file, a definition in one, or a string that `tpl` was given. */
export interface Executable {
  /** What `include` and error messages call it. */
  readonly name: string;
  /** The name of the file (or of the template around the string) that it was parsed from. */
  readonly parseName: string;
  /** The file that it was parsed from; undefined for a string that `tpl` was given. */
  readonly file: string | undefined;
  /** The whole text that it was parsed from; the nodes' offsets lead into it. */
  readonly source: TracedString;
  readonly body: ListNode;
}

/** What all templates of a rendering share; `tpl` makes its own, with more templates. */
export interface Engine {
  readonly profile: Profile;
  readonly functions: ReadonlyMap<string, TemplateFunction>;
  readonly lookup: (name: string) => Executable | undefined;
  readonly context: CallContext;
  readonly budget: Budget;
}

/** A variable on the stack; `boxed` says that Go would hold it as an interface{} (error messages show it). */
export interface Variable {
  readonly name: string;
  value: Value | undefined;
  boxed: boolean;
}

/** One template at work. A value that is undefined is Go's "invalid" value: what a pipeline gives for nil. */
export interface Frame {
  readonly engine: Engine;
  readonly template: Executable;
  readonly variables: Variable[];
  readonly output: TracedString[];
  /** The node that is being evaluated; where an error is. */
  at: AnyNode;
  /** Whether Go would hold the dot as an interface{}. */
  boxed: boolean;
}
