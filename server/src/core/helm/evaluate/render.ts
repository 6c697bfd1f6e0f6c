import { show } from '../../text/message';
import type { Profile } from '../profile';
import { Budget, gaveUp, LimitPassed, limitsFor, nestedTooDeep } from './budget';
import { createEngine, type EngineSettings } from './engine';
import { execute } from './execute';
import { EvaluationError } from './failure';
import type { Engine } from './frame';
import { withoutNoValue } from './no-value';
import type { BuiltInOrigin } from './origin';
import { ParseCache } from './parse-cache';
import { parseError } from './parse-error';
import type { RenderedTemplate, RenderInput, RenderResult, TemplateFile } from './render-types';
import type { TemplateError } from './template-error';
import { TemplateSet } from './template-set';
import { traced } from './traced-string';
import { dict } from './value';

/** Renders the templates of a chart and its subcharts as Helm does. Never throws for what templates say. */
export function renderTemplates(input: RenderInput): RenderResult {
  const { profile, lint = false, tolerant = false, clock = Date.now } = input;
  const cache = input.cache ?? new ParseCache(profile);
  const characters = input.templates.reduce((sum, { text }) => sum + text.length, 0);
  const budget = new Budget({ ...limitsFor(characters), ...input.limits }, clock, input.spent);
  const before = input.spent?.gaveUp;
  if (before) return { templates: [], errors: [before], budget };
  const settings: EngineSettings = { profile, lint, tolerant, clock, budget, cache };
  const files = [...input.templates].sort(inHelmOrder);
  const set = new TemplateSet();
  const errors: TemplateError[] = [];
  for (const file of files) errors.push(...parseFile(set, cache, file, mostProblems - errors.length));
  if (errors.length > 0 && !tolerant) return { templates: [], errors, budget };
  const going = tolerant ? createEngine({ ...settings, lint: true }, set) : undefined;
  return renderAll(createEngine(settings, set), files, errors, going);
}

/** Deep paths first, from the end of the alphabet: files of the chart itself come after those of its subcharts and win. */
function inHelmOrder({ name: a }: TemplateFile, { name: b }: TemplateFile): number {
  const depth = b.split('/').length - a.split('/').length;
  if (depth !== 0) return depth;
  return a < b ? 1 : a > b ? -1 : 0;
}

/** Adds a file to the set; gives its first problems, `most` of them. */
function parseFile(
  set: TemplateSet,
  cache: ParseCache,
  template: TemplateFile,
  most: number,
): readonly TemplateError[] {
  const { name, file, text } = template;
  const parsed = cache.template(text);
  const source = traced(text, { kind: 'template', file });
  set.add(parsed, { parseName: name, file, source });
  return parsed.problems.slice(0, most).map((problem) => parseError(problem, { name, file, text }));
}

/** `going` lets `required` and `fail` pass: what it makes of a template they end is kept beside the error. */
function renderAll(
  engine: Engine,
  files: readonly TemplateFile[],
  parseErrors: readonly TemplateError[],
  going: Engine | undefined,
): RenderResult {
  const { budget } = engine;
  const templates: RenderedTemplate[] = [];
  const errors = [...parseErrors];
  for (const file of files) {
    if (isPartial(file.name)) continue;
    const rendered = renderFile(engine, file);
    const { error } = rendered;
    if (error !== undefined) errors.push(error);
    if (error !== undefined && gaveUp(error.code)) budget.stopAt(error);
    if (error !== undefined && !going) return { templates: [], errors, budget };
    const isRefused = error?.code === 'required' || error?.code === 'fail';
    templates.push(going && isRefused ? { ...renderFile(going, file), error } : rendered);
    if (budget.isSpent) break;
  }
  return { templates, errors, budget };
}

/** Of all templates. More than that nobody reads, and working out their lines takes time. */
const mostProblems = 100;

const isPartial = (name: string): boolean => name.slice(name.lastIndexOf('/') + 1).startsWith('_');

const nameOrigin: BuiltInOrigin = { kind: 'built-in', name: '.Template.Name' };
const pathOrigin: BuiltInOrigin = { kind: 'built-in', name: '.Template.BasePath' };

function renderFile(engine: Engine, { name, file, basePath, scope }: TemplateFile): RenderedTemplate {
  const template = engine.lookup(name);
  if (template === undefined) return { name, file, text: undefined, error: undefined };
  const described = dict(
    [
      ['Name', traced(name, nameOrigin)],
      ['BasePath', traced(basePath, pathOrigin)],
    ],
    'chartutil.Values',
  );
  scope.entries.set('Template', described);
  try {
    const text = withoutNoValue(execute(engine, template, scope));
    engine.budget.writeLines(text.text);
    return { name, file, text, error: undefined };
  } catch (error) {
    return { name, file, text: undefined, error: errorOf(error, file, engine.profile) };
  }
}

/** `fail` and `required` are reported with the place in the file that is rendered and nothing in between. */
function asHelmSays(error: TemplateError, profile: Profile): TemplateError {
  if (error.code !== 'required' && (error.code !== 'fail' || !profile.plainFail)) return error;
  const place = error.detail.split(': ')[1] ?? '';
  return { ...error, detail: `execution error at (${place}): ${show(error.message, 'en')}` };
}

function errorOf(error: unknown, file: string, profile: Profile): TemplateError {
  if (error instanceof EvaluationError) return asHelmSays(error.error, profile);
  const fault = error instanceof RangeError ? nestedTooDeep : error instanceof LimitPassed && error.fault;
  if (!fault) throw error;
  return { ...fault, file, span: { start: 0, end: 0 }, detail: show(fault.message, 'en') };
}
