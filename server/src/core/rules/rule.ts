import type { Fix } from '../package/edit';
import type { Place, Related } from '../package/place';
import type { ServicePackage } from '../package/service-package';
import type { Message, Text } from '../text/message';
import type { IdleSuppression } from './suppressions';

export const severities = ['error', 'warning', 'information', 'hint'] as const;
export type Severity = (typeof severities)[number];

/** Which channel a package is checked for: the marketplace's delivery zip, or a private upload (PI 4). */
export const profiles = ['delivery', 'private'] as const;
export type Profile = (typeof profiles)[number];

/** What a rule sees beside the package. */
export interface RuleContext {
  readonly profile: Profile;
  /** The codes of all rules, in the order in which they are listed. */
  readonly codes: readonly string[];
  /** The suppressed codes that covered no problem although their rule ran; for rules that run last. */
  readonly idleSuppressions: () => Iterable<IdleSuppression>;
}

/**
 * One check: data and one function. Documentation, settings, `oscpkg rules`, SARIF and the tests are loops over all rules,
 * so everything that they need is a field.
 */
export interface Rule {
  /** `<kind of document>/<defect>`, e.g. `mapping/unresolved-path`: also the path of the rule's file below core/rules/. */
  readonly code: string;
  readonly severity: Severity;
  /** The rows of the specification that it checks. */
  readonly spec: readonly string[];
  /** One sentence: what is reported. */
  readonly summary: Text;
  /** Why it matters to the author: what happens on the platform. */
  readonly rationale: Text;
  /** Runs as a test; shown on the rule's page. */
  readonly example: RuleExample;
  /** Whether findings come with repairs. */
  readonly fixable: boolean;
  /** `text`: cheap, answers at each keystroke. `render`: renders the chart, follows a little later. */
  readonly tempo: 'text' | 'render';
  /** `last`: judges what the other rules did, so it runs behind them, in every pass of whatever tempo. */
  readonly runs?: 'last';
  /** The channel that the rule is about; absent when it holds for both. It runs only there. */
  readonly profile?: Profile;
  check(pkg: ServicePackage, context: RuleContext): Iterable<Finding>;
}

/** Two small packages in the fixture notation of test/support/fixture.ts (files headed by `#- path`, `^^^` marks the text above). */
export interface RuleExample {
  /** Has the defect; each place that this rule reports is marked. */
  readonly bad: string;
  /** The same after the first fix of the first finding; absent for rules without fixes. */
  readonly good?: string;
}

/** One place where a rule is broken. It cannot say its own code or severity: the rule does. */
export interface Finding {
  readonly at: Place;
  readonly message: Message;
  /** A function when finding them takes long (a repair is tried before it is offered): it is called when somebody wants to see them. */
  readonly fixes?: readonly Fix[] | (() => readonly Fix[]);
  readonly related?: readonly Related[];
  /** The rule could not be checked here because data is missing; reported as information, "not checked: …". */
  readonly notChecked?: true;
  /** The text is of no use (shown faded) or outdated (shown struck through). */
  readonly tag?: 'unnecessary' | 'deprecated';
}
