import {
  type CharacterTest,
  canBeEmpty,
  type Place,
  type RegexpDialect,
  RegexpError,
  type RegexpNode,
} from './node';
import { parseRegexp } from './parse';

/** One step of a compiled expression; the numbers are indexes of steps. */
export type Instruction =
  | { readonly op: 'character'; readonly test: CharacterTest }
  | { readonly op: 'place'; readonly place: Place }
  | { readonly op: 'save'; readonly slot: number }
  | { op: 'fork'; first: number; second: number }
  | { op: 'jump'; to: number }
  | { readonly op: 'match' };

/** A compiled expression. */
export interface Program {
  readonly instructions: readonly Instruction[];
  readonly groupNames: readonly (string | undefined)[];
}

const longest = 50_000;
const longestSource = 10_000;

/** Compiles an expression in the syntax of Go's regexp; throws a RegexpError. */
export function compileRegexp(source: string, dialect: RegexpDialect = 'go1.23'): Program {
  if (source.length > longestSource) throw new RegexpError('expression too large');
  const { root, groupNames } = parseRegexp(source, dialect);
  const instructions: Code = Object.assign([], { dialect });
  emit({ kind: 'group', item: root, index: 0 }, instructions);
  instructions.push({ op: 'match' });
  return { instructions, groupNames };
}

/** The steps so far, and for which Go they are. */
type Code = Instruction[] & { readonly dialect: RegexpDialect };

function emit(node: RegexpNode, into: Code): void {
  if (into.length > longest) throw new RegexpError('expression too large');
  switch (node.kind) {
    case 'empty':
      return;
    case 'character':
      into.push({ op: 'character', test: node.test });
      return;
    case 'place':
      into.push({ op: 'place', place: node.place });
      return;
    case 'sequence':
      for (const item of node.items) emit(item, into);
      return;
    case 'choice':
      emitChoice(node.branches, into);
      return;
    case 'group':
      into.push({ op: 'save', slot: node.index * 2 });
      emit(node.item, into);
      into.push({ op: 'save', slot: node.index * 2 + 1 });
      return;
    case 'repeat':
      emitRepeat(node, into);
      return;
  }
}

function emitChoice(branches: readonly RegexpNode[], into: Code): void {
  const ends: { op: 'jump'; to: number }[] = [];
  for (const branch of branches.slice(0, -1)) {
    const choice = fork(into);
    choice.first = into.length;
    emit(branch, into);
    const end = { op: 'jump' as const, to: 0 };
    into.push(end);
    ends.push(end);
    choice.second = into.length;
  }
  emit(branches.at(-1) ?? { kind: 'empty' }, into);
  for (const end of ends) end.to = into.length;
}

type Repeat = Extract<RegexpNode, { readonly kind: 'repeat' }>;

function emitRepeat({ item, min, max, greedy }: Repeat, into: Code): void {
  const endless = max === Number.POSITIVE_INFINITY;
  for (let count = 1; count < min; count++) emit(item, into);
  if (endless && (min > 0 || (canBeEmpty(item) && into.dialect === 'go1.23'))) {
    // `x*` whose x can be empty is `(x+)?`, so that the empty match of x counts.
    const skip = min === 0 ? fork(into) : undefined;
    const start = into.length;
    emit(item, into);
    direct(fork(into), greedy, start, into.length);
    if (skip) direct(skip, greedy, start, into.length);
    return;
  }
  if (min > 0) emit(item, into);
  if (endless) {
    emitLoop(item, greedy, into);
    return;
  }
  const exits = Array.from({ length: max - min }, () => {
    const exit = fork(into);
    const start = into.length;
    emit(item, into);
    return { exit, start };
  });
  for (const { exit, start } of exits) direct(exit, greedy, start, into.length);
}

function emitLoop(item: RegexpNode, greedy: boolean, into: Code): void {
  const at = into.length;
  const loop = fork(into);
  emit(item, into);
  into.push({ op: 'jump', to: at });
  direct(loop, greedy, at + 1, into.length);
}

type Fork = Extract<Instruction, { op: 'fork' }>;

function fork(into: Code): Fork {
  const instruction: Fork = { op: 'fork', first: 0, second: 0 };
  into.push(instruction);
  return instruction;
}

function direct(instruction: Fork, greedy: boolean, inside: number, outside: number): void {
  instruction.first = greedy ? inside : outside;
  instruction.second = greedy ? outside : inside;
}
