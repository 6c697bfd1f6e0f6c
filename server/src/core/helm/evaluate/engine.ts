import { show } from '../../text/message';
import { type CallContext, FunctionError } from '../functions/define';
import { functionsOf } from '../functions/table';
import type { Profile } from '../profile';
import type { SyntaxProblem } from '../template/syntax-problem';
import type { Budget } from './budget';
import { execute } from './execute';
import { lineAndColumn } from './fail-at';
import { EvaluationError } from './failure';
import type { Engine } from './frame';
import { withoutNoValue } from './no-value';
import type { ParseCache } from './parse-cache';
import { parseError } from './parse-error';
import { TemplateSet } from './template-set';
import type { TracedString } from './traced-string';
import type { Value } from './value';

/** What a rendering is made with. */
export interface EngineSettings {
  readonly profile: Profile;
  readonly lint: boolean;
  readonly tolerant: boolean;
  readonly clock: () => number;
  readonly budget: Budget;
  readonly cache: ParseCache;
}

/** An engine whose templates call those of `set`. */
export function createEngine(settings: EngineSettings, set: TemplateSet): Engine {
  const { profile, lint, clock, budget } = settings;
  const context: CallContext = {
    profile,
    lint,
    now: clock,
    charge: (amount) => budget.charge(amount),
    parseYaml: (text) => settings.cache.yaml(text, context.charge),
    include: (name, data) => include(engine, name, data),
    tpl: (template, data) => tpl(settings, set, template, data),
  };
  const functions = functionsOf(profile.helmVersion);
  const engine: Engine = { profile, functions, lookup: (name) => set.get(name), context, budget };
  return engine;
}

function include(engine: Engine, { text: name }: TracedString, data: Value): TracedString {
  const template = engine.lookup(name);
  if (template !== undefined) return execute(engine, template, data.kind === 'nil' ? undefined : data);
  const message = `template: no template ${JSON.stringify(name)} associated with template "gotpl"`;
  throw new FunctionError(message, 'undefined-template');
}

/** What errors call a string that `tpl` renders; older releases use the name of the file at work. */
function nameOf(profile: Profile, data: Value): string {
  const described =
    data.kind === 'dict' && profile.tplNeedsTemplate ? data.entries.get('Template') : undefined;
  const name = described?.kind === 'dict' ? described.entries.get('Name') : undefined;
  return name?.kind === 'string' ? name.text : 'gotpl';
}

function tpl(settings: EngineSettings, outer: TemplateSet, source: TracedString, data: Value): TracedString {
  if (!source.text.includes('{{')) return withoutNoValue(source);
  const parsed = settings.cache.template(source.text);
  const [problem] = parsed.problems;
  const name = nameOf(settings.profile, data);
  const place = { parseName: name, file: undefined, source };
  if (problem !== undefined && !settings.tolerant) {
    throw new FunctionError(parseFailure(settings.profile, problem, name, source.text), problem.code);
  }
  const set = new TemplateSet(outer);
  set.addDefinitions(parsed, place);
  const engine = createEngine(settings, set);
  try {
    const text = execute(
      engine,
      { ...place, name, body: parsed.body },
      data.kind === 'nil' ? undefined : data,
    );
    return withoutNoValue(text);
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    const detail = `error during tpl function execution for ${JSON.stringify(source.text)}: ${error.error.detail}`;
    throw new EvaluationError({ ...error.error, detail });
  }
}

function parseFailure(profile: Profile, problem: SyntaxProblem, name: string, text: string): string {
  if (profile.tplNeedsTemplate) {
    const { detail } = parseError(problem, { name, file: '', text });
    return `error during tpl function execution for ${JSON.stringify(text)}: ${detail}`;
  }
  const { line } = lineAndColumn(text, problem.noticed);
  return `cannot parse template ${JSON.stringify(text)}: template: ${name}:${line}: ${show(problem.message, 'en')}`;
}
