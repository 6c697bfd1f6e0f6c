import { text } from '../../text/message';
import {
  computed,
  emptyString,
  type Replacement,
  replaceParts,
  slice,
  type TracedString,
} from '../evaluate/traced-string';
import { appended, bool } from '../evaluate/value';
import { type CallContext, define, FunctionError, int, string } from './define';
import { expandTemplate, groupText } from './regexp/expand';
import { type Captures, characterLength, findMatch } from './regexp/match';
import { RegexpError } from './regexp/node';
import { compileRegexp, type Program } from './regexp/program';

/** Regular expressions in Go's syntax (Sprig `regex.go`). */
export const regexFunctions = [
  define({
    name: 'regexMatch',
    usage: 'REGEX STRING',
    doc: text(
      'Whether a text matches; false for a broken expression.',
      '文本是否匹配；表达式有误时为 false。',
    ),
    parameters: [string, string],
    call: ([regex, source], context) => {
      const program = compiled(regex, context);
      return bool(!(program instanceof RegexpError) && find(program, source, 0, context) !== undefined);
    },
  }),
  define({
    name: 'mustRegexMatch',
    usage: 'REGEX STRING',
    doc: text('Whether a text matches.', '文本是否匹配。'),
    parameters: [string, string],
    call: ([regex, source], context) =>
      bool(find(needed(regex, context, ''), source, 0, context) !== undefined),
  }),
  define({
    name: 'regexFind',
    aliases: ['mustRegexFind'],
    usage: 'REGEX STRING',
    doc: text('The first match; "" when there is none.', '第一个匹配；没有匹配时为 ""。'),
    parameters: [string, string],
    call: ([regex, source], context) => {
      const found = find(needed(regex, context), source, 0, context);
      return found ? groupText(source, found, 0) : emptyString;
    },
  }),
  define({
    name: 'regexFindAll',
    aliases: ['mustRegexFindAll'],
    usage: 'REGEX STRING COUNT',
    doc: text('The first COUNT matches; all of them for -1.', '前 COUNT 个匹配；-1 表示全部。'),
    parameters: [string, string, int],
    call: ([regex, source, count], context) => {
      const found = findAll(needed(regex, context), source, count, context);
      return appended(
        found.map((match) => groupText(source, match, 0)),
        '[]string',
      );
    },
  }),
  define({
    name: 'regexReplaceAll',
    aliases: ['mustRegexReplaceAll'],
    usage: 'REGEX STRING REPLACEMENT',
    doc: text(
      'The text with all matches replaced; ${1} means the first group.',
      '替换所有匹配；${1} 表示第一个分组。',
    ),
    parameters: [string, string, string],
    call: ([regex, source, by], context) => {
      const program = needed(regex, context);
      return replaceAll(program, source, context, (found) => {
        context.charge(costOfExpanding * by.text.length);
        return expandTemplate(by, source, found, program.groupNames);
      });
    },
  }),
  define({
    name: 'regexReplaceAllLiteral',
    aliases: ['mustRegexReplaceAllLiteral'],
    usage: 'REGEX STRING REPLACEMENT',
    doc: text(
      'The text with all matches replaced by a text that is taken as it is.',
      '用原样文本替换所有匹配。',
    ),
    parameters: [string, string, string],
    call: ([regex, source, by], context) => replaceAll(needed(regex, context), source, context, () => by),
  }),
  define({
    name: 'regexSplit',
    aliases: ['mustRegexSplit'],
    usage: 'REGEX STRING COUNT',
    doc: text(
      'The pieces between the matches, COUNT at most; all for -1.',
      '以匹配处分割，最多 COUNT 段；-1 表示全部。',
    ),
    parameters: [string, string, int],
    call: ([regex, source, count], context) =>
      appended(split(needed(regex, context), regex.text, source, count, context), '[]string'),
  }),
  define({
    name: 'regexQuoteMeta',
    usage: 'STRING',
    doc: text('The expression that matches exactly this text.', '转义正则特殊字符。'),
    parameters: [string],
    effort: 4,
    call: ([source]) => {
      const quoted = source.text.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&');
      return quoted === source.text ? source : computed(quoted, [source]);
    },
  }),
];

/** Steps for a character of an expression, and again for each step that it becomes. */
const costOfCompiling = 20;

/** Steps for a match, which is kept until all are found. */
const costOfMatch = 100;

/** Steps for a character of a replacement, in which groups are filled in. */
const costOfExpanding = 10;

/** Programs of one rendering, as helpers use the same expression over and over. */
const programs = new WeakMap<CallContext, Map<string, Program | RegexpError>>();

function compiled(regex: TracedString, context: CallContext): Program | RegexpError {
  const known = programs.get(context) ?? new Map<string, Program | RegexpError>();
  programs.set(context, known);
  const program = known.get(regex.text) ?? compile(regex.text, context);
  known.set(regex.text, program);
  return program;
}

function compile(source: string, context: CallContext): Program | RegexpError {
  context.charge(costOfCompiling * source.length);
  try {
    const dialect = context.profile.helmVersion === '3.5.4' ? 'go1.15' : 'go1.23';
    const program = compileRegexp(source, dialect);
    context.charge(costOfCompiling * program.instructions.length);
    return program;
  } catch (error) {
    if (error instanceof RegexpError) return error;
    throw error;
  }
}

/** `prefix` is what Go puts before the reason where it panics. */
function needed(
  regex: TracedString,
  context: CallContext,
  prefix = `regexp: Compile(\`${regex.text}\`): `,
): Program {
  const program = compiled(regex, context);
  if (!(program instanceof RegexpError)) return program;
  throw new FunctionError(`${prefix}error parsing regexp: ${program.message}`);
}

const find = (
  program: Program,
  source: TracedString,
  from: number,
  context: CallContext,
): Captures | undefined => findMatch(program, source.text, from, context.charge);

/** Go's rule: no empty match right behind another match. */
function findAll(
  program: Program,
  source: TracedString,
  count: number,
  context: CallContext,
): readonly Captures[] {
  const result: Captures[] = [];
  const most = count < 0 ? Number.POSITIVE_INFINITY : count;
  let previousEnd = -1;
  for (let at = 0; result.length < most && at <= source.text.length; ) {
    const found = find(program, source, at, context);
    if (!found) break;
    const [start = 0, end = 0] = found;
    const isEmpty = end === at;
    context.charge(costOfMatch + found.length);
    if (!(isEmpty && start === previousEnd)) result.push(found);
    at = isEmpty ? at + characterLength(source.text, at) : end;
    previousEnd = end;
  }
  return result;
}

function replaceAll(
  program: Program,
  source: TracedString,
  context: CallContext,
  replacement: (found: Captures) => TracedString,
): TracedString {
  const replacements: Replacement[] = [];
  let lastEnd = 0;
  for (let at = 0; at <= source.text.length; ) {
    const found = find(program, source, at, context);
    if (!found) break;
    const [start = 0, end = 0] = found;
    if (end > lastEnd || start === 0) {
      const by = replacement(found);
      context.charge(costOfMatch + by.text.length);
      replacements.push({ start, end, by });
    }
    lastEnd = end;
    at = Math.max(end, at + characterLength(source.text, at));
  }
  return replaceParts(source, replacements);
}

function split(
  program: Program,
  regex: string,
  source: TracedString,
  count: number,
  context: CallContext,
): readonly TracedString[] {
  if (count === 0) return [];
  if (regex !== '' && source.text === '') return [source];
  const pieces: TracedString[] = [];
  let from = 0;
  let lastStart = 0;
  for (const [start = 0, end = 0] of findAll(program, source, count, context)) {
    if (count > 0 && pieces.length === count - 1) break;
    lastStart = start;
    if (end !== 0) pieces.push(slice(source, from, start));
    from = end;
  }
  return lastStart === source.text.length ? pieces : [...pieces, slice(source, from)];
}
