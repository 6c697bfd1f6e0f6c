import type { Place } from './node';
import type { Instruction, Program } from './program';

/** Offsets of the groups, start and end of each in turn; -1 for a group that took no part. Index 0 and 1 are the whole match. */
export type Captures = readonly number[];

/**
 * The leftmost match at or behind `from`, the one that Perl would prefer. Works in time proportional to the size of the
 * expression times the length of the text, as every fork is tried once at each offset; `charge` is told of the steps.
 */
export function findMatch(
  program: Program,
  text: string,
  from: number,
  charge: (steps: number) => void,
): Captures | undefined {
  const search = new Search(program, text, charge);
  for (let start = from; start <= text.length; start += characterLength(text, start)) {
    const found = search.matchAt(start);
    if (found) return search.ended(found);
  }
  return search.ended(undefined);
}

/** How many UTF-16 units the character at an offset has; 1 at the end. */
export const characterLength = (text: string, at: number): number =>
  (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;

interface Attempt {
  readonly step: number;
  readonly at: number;
  readonly captures: Captures;
}

/** How many steps are counted before they are charged. */
const most = 1000;

/** A fork that was tried is remembered. */
const costOfTry = 25;

class Search {
  private readonly tried = new Set<number>();
  private steps = 0;

  constructor(
    private readonly program: Program,
    private readonly text: string,
    private readonly charge: (steps: number) => void,
  ) {}

  matchAt(start: number): Captures | undefined {
    const slots = this.program.groupNames.length * 2;
    this.count(slots);
    const captures = new Array<number>(slots).fill(-1);
    const attempts: Attempt[] = [{ step: 0, at: start, captures }];
    for (let attempt = attempts.pop(); attempt; attempt = attempts.pop()) {
      const found = this.run(attempt, attempts);
      if (found) return found;
    }
    return undefined;
  }

  /** Follows one thread until it matches or fails; leaves what is to be tried otherwise in `attempts`. */
  private run(attempt: Attempt, attempts: Attempt[]): Captures | undefined {
    let { step, at, captures } = attempt;
    for (;;) {
      const instruction = this.next(step);
      if (!instruction || instruction.op === 'match') return instruction && captures;
      if (instruction.op === 'fork') {
        if (!this.isFirstTry(step, at)) return undefined;
        attempts.push({ step: instruction.second, at, captures });
        step = instruction.first;
      } else if (instruction.op === 'jump') {
        step = instruction.to;
      } else {
        if (!this.holds(instruction, at)) return undefined;
        if (instruction.op === 'save') {
          this.count(captures.length);
          captures = captures.with(instruction.slot, at);
        }
        if (instruction.op === 'character') at += characterLength(this.text, at);
        step++;
      }
    }
  }

  private next(step: number): Instruction | undefined {
    this.count(1);
    return this.program.instructions[step];
  }

  /** Charges what is left of the counted steps. */
  ended(found: Captures | undefined): Captures | undefined {
    this.charge(this.steps);
    return found;
  }

  private count(steps: number): void {
    this.steps += steps;
    if (this.steps < most) return;
    this.charge(this.steps);
    this.steps = 0;
  }

  private isFirstTry(step: number, at: number): boolean {
    const key = step * (this.text.length + 1) + at;
    if (this.tried.has(key)) return false;
    this.count(costOfTry);
    this.tried.add(key);
    return true;
  }

  private holds(instruction: Instruction, at: number): boolean {
    if (instruction.op === 'place') return isAtPlace(this.text, at, instruction.place);
    if (instruction.op !== 'character') return true;
    const codePoint = this.text.codePointAt(at);
    return codePoint !== undefined && instruction.test(codePoint);
  }
}

function isAtPlace(text: string, at: number, place: Place): boolean {
  switch (place) {
    case 'text-start':
      return at === 0;
    case 'text-end':
      return at === text.length;
    case 'line-start':
      return at === 0 || text[at - 1] === '\n';
    case 'line-end':
      return at === text.length || text[at] === '\n';
    case 'word-edge':
      return isWord(text[at - 1]) !== isWord(text[at]);
    case 'no-word-edge':
      return isWord(text[at - 1]) === isWord(text[at]);
  }
}

const isWord = (character: string | undefined): boolean =>
  character !== undefined && /^[A-Za-z0-9_]$/.test(character);
