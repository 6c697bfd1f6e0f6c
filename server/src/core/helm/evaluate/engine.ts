import { type CallContext, FunctionError } from '../functions/define';
import { functionsOf } from '../functions/table';
import type { Profile } from '../profile';
import type { Budget } from './budget';
import { execute } from './execute';
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
    parseYaml: (text) => settings.cache.yaml(text),
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

/** What errors call a string that `tpl` renders. */
const nameOfString = 'gotpl';

function tpl(settings: EngineSettings, outer: TemplateSet, source: TracedString, data: Value): TracedString {
  if (!source.text.includes('{{')) return withoutNoValue(source);
  const parsed = settings.cache.template(source.text);
  const [problem] = parsed.problems;
  const place = { parseName: nameOfString, file: undefined, source };
  if (problem !== undefined && !settings.tolerant) {
    const error = parseError(problem, { name: nameOfString, file: '', text: source.text });
    throw new FunctionError(
      `cannot parse template ${JSON.stringify(source.text)}: ${error.detail}`,
      problem.code,
    );
  }
  const set = new TemplateSet(outer);
  set.addDefinitions(parsed, place);
  const engine = createEngine(settings, set);
  try {
    const text = execute(
      engine,
      { ...place, name: nameOfString, body: parsed.body },
      data.kind === 'nil' ? undefined : data,
    );
    return withoutNoValue(text);
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    const detail = `error during tpl function execution for ${JSON.stringify(source.text)}: ${error.error.detail}`;
    throw new EvaluationError({ ...error.error, detail });
  }
}
