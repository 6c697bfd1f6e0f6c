import type { TextEdit } from '../text/edit';
import { FaultLog, type JsonProblem } from './json/fault-log';
import { Parser } from './json/parser';
import type { YamlNode, YamlParent } from './node';
import type { ScalarSource } from './scalar-source';

export type { JsonProblem } from './json/fault-log';
export { jsonBlock, reformat } from './json/format';
export { meantScalar } from './json/meant-scalar';

/** A JSON text as a tree of the same nodes as YAML, with spans in the file. */
export interface JsonDocument {
  /** Undefined for a text without any value. */
  readonly root: YamlNode | undefined;
  readonly problems: readonly JsonProblem[];
}

/**
 * Parses JSON that stands in a scalar (or is a whole file); never fails and goes on behind every fault. `parent` is what
 * the root hangs on: give the entry of the scalar for paths from the root of the file, nothing for paths from the JSON's.
 */
export function parseJson(source: ScalarSource, parent?: YamlParent): JsonDocument {
  const log = new FaultLog(source);
  const root = new Parser(source, log).root(parent);
  return { root, problems: log.problems };
}

/** The edits that mend every problem that has a fix, so that they can be applied together. */
export function repairs({ problems }: JsonDocument): readonly TextEdit[] {
  const edits = problems.flatMap((problem) => problem.fix);
  const ordered = edits.toSorted((a, b) => a.span.start - b.span.start || length(a) - length(b));
  let end = 0;
  return ordered.filter(({ span }) => {
    const fits = span.start >= end;
    if (fits) end = span.end;
    return fits;
  });
}

const length = ({ span }: TextEdit): number => span.end - span.start;
