import { type Message, say } from '../../text/message';
import { type Span, span } from '../../text/span';
import { goPattern } from './go-pattern';

/** What a `.helmignore` says, plus Helm's own rule `templates/.?*`. It is not a `.gitignore`: see {@link ignoreRules}. */
export interface IgnoreRules {
  /** Whether Helm leaves this file out; the path is relative to the chart's directory. */
  ignores(path: string): boolean;
  /** Lines that make Helm refuse the whole chart. */
  readonly problems: readonly IgnoreProblem[];
}

export interface IgnoreProblem {
  readonly span: Span;
  readonly message: Message;
}

/**
 * The rules of a `.helmignore` (undefined: there is none). As Helm reads them: the first rule that fits decides, `!x` ignores
 * everything that is *not* x, `**` is refused, a rule without a slash looks at the last name only.
 */
export function ignoreRules(text: string | undefined): IgnoreRules {
  const problems: IgnoreProblem[] = [];
  const rules: IgnoreRule[] = [];
  for (const line of ruleLines(text ?? '')) {
    const message = problemOf(line.rule);
    if (message) problems.push({ span: line.span, message });
    else rules.push(parseRule(line.rule));
  }
  rules.push(parseRule('templates/.?*'));
  return { problems, ignores: (path) => ignoresWithDirectories(rules, path) };
}

interface IgnoreRule {
  readonly negated: boolean;
  readonly directoriesOnly: boolean;
  readonly fits: (path: string) => boolean;
}

function* ruleLines(text: string): Generator<{ readonly rule: string; readonly span: Span }> {
  for (const match of text.matchAll(/[^\n]+/g)) {
    const rule = match[0].replace(/^\uFEFF/, '').trim();
    if (rule === '' || rule.startsWith('#')) continue;
    const start = match.index + match[0].indexOf(rule);
    yield { rule, span: span(start, start + rule.length) };
  }
}

function problemOf(rule: string): Message | undefined {
  if (rule.includes('**')) {
    return say(
      '“**” is not supported in .helmignore: Helm refuses the chart. Use “*” or a directory name with “/” at its end.',
      '.helmignore 不支持“**”，Helm 会拒绝该 chart。请改用“*”，或以“/”结尾的目录名。',
    );
  }
  if (goPattern(rule)) return undefined;
  return say(
    '“{rule}” is not a valid pattern: Helm refuses the chart.',
    '“{rule}”不是合法的匹配模式，Helm 会拒绝该 chart。',
    {
      rule,
    },
  );
}

function parseRule(text: string): IgnoreRule {
  const negated = text.startsWith('!');
  const positive = negated ? text.slice(1) : text;
  const directoriesOnly = positive.endsWith('/');
  const pattern = directoriesOnly ? positive.slice(0, -1) : positive;
  return { negated, directoriesOnly, fits: matcher(pattern) };
}

function matcher(pattern: string): (path: string) => boolean {
  const fits = goPattern(pattern.replace(/^\//, '')) ?? (() => false);
  if (pattern.includes('/')) return fits;
  return (path) => fits(path.slice(path.lastIndexOf('/') + 1));
}

/** Helm walks from the top and never enters an ignored directory. */
function ignoresWithDirectories(rules: readonly IgnoreRule[], path: string): boolean {
  for (let slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
    if (ignoresEntry(rules, path.slice(0, slash), true)) return true;
  }
  return ignoresEntry(rules, path, false);
}

function ignoresEntry(rules: readonly IgnoreRule[], path: string, isDirectory: boolean): boolean {
  for (const rule of rules) {
    const outOfReach = rule.directoriesOnly && !isDirectory;
    if (rule.negated ? outOfReach || !rule.fits(path) : !outOfReach && rule.fits(path)) return true;
  }
  return false;
}
