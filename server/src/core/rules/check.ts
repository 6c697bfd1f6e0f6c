import { isMounted } from '../package/archive-mount';
import type { Change, Fix } from '../package/edit';
import type { ServicePackage } from '../package/service-package';
import { type Message, say } from '../text/message';
import { allRules } from './all-rules';
import type { Finding, Profile, Rule, RuleContext, Severity } from './rule';
import { Suppressions } from './suppressions';

/** A finding with what its rule says of it: what every face shows. */
export interface Problem extends Omit<Finding, 'fixes'> {
  readonly fixes?: readonly Fix[];
  /** {@link fixes} are found when they are first read, which takes long. */
  readonly lateFixes?: true;
  readonly code: string;
  readonly severity: Severity;
  readonly spec: readonly string[];
}

/** Which rules run, and how. */
export interface CheckOptions {
  readonly profile?: Profile;
  /** Only rules of this tempo; both when absent. */
  readonly tempo?: Rule['tempo'];
  /** Only the rules with these codes; all when absent. */
  readonly only?: ReadonlySet<string>;
  /** Asked between rules: true stops the check, whose result is then incomplete and to be dropped. */
  readonly isCancelled?: () => boolean;
  /** Levels that the user set for all packages (editor settings); oscpkg.yaml goes before them. */
  readonly levels?: ReadonlyMap<string, Severity | 'off'>;
}

/** Runs the rules on a package. Settings and suppression comments are taken into account; order: by file, place, code. */
export function checkPackage(pkg: ServicePackage, options: CheckOptions = {}): readonly Problem[] {
  const suppressions = new Suppressions(pkg);
  const ran = new Set<string>();
  const problems: Problem[] = [];
  const profile = options.profile ?? 'delivery';
  const context = { profile, codes, idleSuppressions: () => suppressions.idle(ran) };
  for (const rule of inOrder) {
    if (options.isCancelled?.()) break;
    const level = levelOf(rule, pkg, options);
    if (level === 'off' || !belongs(rule, profile, options)) continue;
    const { listed, isWhole } = findingsOf(rule, pkg, context, suppressions);
    if (isWhole) ran.add(rule.code);
    for (const finding of listed) problems.push(problemOf(rule, level, finding, pkg));
  }
  return problems.sort(byPlace);
}

/** How many problems of one rule are listed: nobody reads more, and an editor shows no more of them in a file. */
export const mostOfOneRule = 1_000;

const codes: readonly string[] = allRules.map(({ code }) => code);
const inOrder: readonly Rule[] = [
  ...allRules.filter(({ runs }) => runs !== 'last'),
  ...allRules.filter(({ runs }) => runs === 'last'),
];

const belongs = (rule: Rule, profile: Profile, { tempo, only }: CheckOptions): boolean =>
  (rule.profile ?? profile) === profile &&
  (rule.runs === 'last' || (tempo ?? rule.tempo) === rule.tempo) &&
  (only?.has(rule.code) ?? true);

const levelOf = (rule: Rule, pkg: ServicePackage, { levels }: CheckOptions): Severity | 'off' =>
  pkg.settings.rules.get(rule.code) ?? levels?.get(rule.code) ?? rule.severity;

/** What a rule finds. */
interface Findings {
  /** Those that no comment suppresses, up to {@link mostOfOneRule}. */
  readonly listed: readonly Finding[];
  /** Whether the rule could check everything and all of it is listed. */
  readonly isWhole: boolean;
}

/** A defect of the rule itself costs this rule only: the others still answer. */
function findingsOf(
  rule: Rule,
  pkg: ServicePackage,
  context: RuleContext,
  suppressions: Suppressions,
): Findings {
  try {
    return firstOf(rule.check(pkg, context), ({ at }) => suppressions.cover({ at, code: rule.code }));
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const message = say(
      'this rule failed ({detail}). Please report it',
      '该规则执行出错（{detail}），请反馈给我们',
      { detail },
    );
    return { listed: [{ at: { file: '' }, message, notChecked: true }], isWhole: false };
  }
}

/** A rule that finds its problems one by one is stopped behind the last that is listed. */
function firstOf(findings: Iterable<Finding>, isCovered: (finding: Finding) => boolean): Findings {
  const listed: Finding[] = [];
  let isWhole = true;
  for (const finding of findings) {
    isWhole &&= !finding.notChecked;
    if (isCovered(finding)) continue;
    if (listed.length === mostOfOneRule) {
      listed.push({ at: finding.at, message: unlisted, notChecked: true });
      return { listed, isWhole: false };
    }
    listed.push(finding);
  }
  return { listed, isWhole };
}

const unlisted = say(
  'there are more than {most} problems of this kind; the others are not listed.',
  '同类问题超过 {most} 个，其余未列出。',
  { most: mostOfOneRule },
);

function problemOf(rule: Rule, level: Severity, finding: Finding, pkg: ServicePackage): Problem {
  const { fixes, ...said } = finding;
  const problem = {
    ...said,
    message: finding.notChecked ? notChecked(finding.message) : finding.message,
    code: rule.code,
    severity: finding.notChecked ? 'information' : level,
    spec: rule.spec,
  };
  if (typeof fixes === 'function')
    return pkg.delivery ? problem : withLateFixes(problem, () => possible(pkg, fixes()));
  return fixes ? { ...problem, fixes: possible(pkg, fixes) } : problem;
}

function withLateFixes(problem: Problem, find: () => readonly Fix[]): Problem {
  const bare: Problem = { ...problem, lateFixes: true };
  let found: readonly Fix[] | undefined;
  const whole = {
    ...bare,
    get fixes() {
      found ??= attempt(find);
      return found;
    },
  };
  bareProblems.set(whole, bare);
  return whole;
}

/** The same problems without the repairs that are found late. */
const bareProblems = new WeakMap<Problem, Problem>();

/** A defect of the search costs the repairs only: the problem is known already. */
function attempt(find: () => readonly Fix[]): readonly Fix[] {
  try {
    return find();
  } catch {
    return [];
  }
}

/** A problem without the repairs that it would take long to find; they are not looked for. */
export const withoutLateFixes = (problem: Problem): Problem => bareProblems.get(problem) ?? problem;

const possible = (pkg: ServicePackage, fixes: readonly Fix[]): readonly Fix[] =>
  fixes.filter(({ changes }) => changes.every((change) => canBeMade(pkg, change)));

/** Whether a change is possible: what lies in an archive or in a built zip cannot be edited. */
const canBeMade = (pkg: ServicePackage, change: Change): boolean =>
  !pkg.delivery && !isMounted(change.kind === 'rename' ? change.from : change.file);

const notChecked = ({ text, values }: Message): Message =>
  say(`Not checked: ${text.en}`, `未检查：${text['zh-cn']}`, values);

function byPlace(a: Problem, b: Problem): number {
  if (a.at.file !== b.at.file) return a.at.file < b.at.file ? -1 : 1;
  const start = (problem: Problem) => problem.at.span?.start ?? -1;
  return start(a) - start(b) || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
}
