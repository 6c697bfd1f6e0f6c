import { isOfType, isType } from './types';

/** Whether data fit a schema for certain. */
export type Fit = (value: unknown) => boolean;

/**
 * A check without compilation for a schema that says nothing but types, properties, items and annotations, as nearly all
 * values.schema.json do: compiling one takes longer than rendering its chart. Undefined for any other schema, also for a
 * faulty one. What does not fit is left to the compiled schema, which says why.
 */
export function simpleFit(schema: unknown): Fit | undefined {
  return isSimple(schema, 0) ? (value) => fits(schema, value) : undefined;
}

/** Keywords that are judged here. */
interface Simple {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Simple>>;
  readonly items?: Simple;
  readonly required?: readonly string[];
}

/** Keywords that only describe: those of drafts 4 to 2020, and those for the forms of a catalogue that many charts have. */
const annotations = new Set(['default', 'form', 'render', 'hidden', 'sliderMin', 'sliderMax', 'sliderUnit']);
const texts = new Set(['$schema', '$comment', 'title', 'description']);

const deepest = 100;

function isSimple(schema: unknown, depth: number): schema is Simple {
  if (!isOfType('object', schema) || depth > deepest) return false;
  return Object.entries(schema).every(([keyword, value]) => {
    switch (keyword) {
      case 'type':
        return Array.isArray(value)
          ? value.length > 0 && new Set(value).size === value.length && value.every(isType)
          : isType(value);
      case 'properties':
        return isOfType('object', value) && Object.values(value).every((inner) => isSimple(inner, depth + 1));
      case 'items':
        return isSimple(value, depth + 1);
      case 'required':
        return isListOfTexts(value);
      case 'examples':
        return Array.isArray(value);
      default:
        return annotations.has(keyword) || (texts.has(keyword) && typeof value === 'string');
    }
  });
}

const isListOfTexts = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.every((item) => typeof item === 'string') &&
  new Set(value).size === value.length;

function fits({ type, properties, items, required }: Simple, value: unknown): boolean {
  if (type !== undefined && ![type].flat().some((name) => isOfType(name, value))) return false;
  if (Array.isArray(value)) return items === undefined || value.every((item) => fits(items, item));
  if (!isOfType('object', value)) return true;
  if (required && !required.every((name) => Object.hasOwn(value, name))) return false;
  return Object.entries(properties ?? {}).every(
    ([name, schema]) => !Object.hasOwn(value, name) || fits(schema, value[name]),
  );
}
