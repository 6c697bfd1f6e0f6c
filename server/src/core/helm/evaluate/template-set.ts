import type { ParsedTemplate } from '../template/ast';
import { isEmpty } from '../template/is-empty';
import type { Executable } from './frame';

type Place = Pick<Executable, 'parseName' | 'file' | 'source'>;

/** The templates that can be called by name: files, and what they define. A later one replaces an earlier one of its name. */
export class TemplateSet {
  private readonly templates = new Map<string, Executable>();

  /** `outer` holds templates that are found when this set has none of a name. */
  constructor(private readonly outer?: TemplateSet) {}

  get(name: string): Executable | undefined {
    return this.templates.get(name) ?? this.outer?.get(name);
  }

  /** Adds a parsed file under its own name, and its definitions. */
  add(parsed: ParsedTemplate, place: Place): void {
    this.addDefinitions(parsed, place);
    this.put(parsed.text, { ...place, name: place.parseName, body: parsed.body });
  }

  /** Adds what a parsed text defines. */
  addDefinitions(parsed: ParsedTemplate, place: Place): void {
    for (const { name, body } of parsed.definitions) this.put(parsed.text, { ...place, name, body });
  }

  /** A definition with nothing in it does not replace one that is there. */
  private put(text: string, template: Executable): void {
    if (this.get(template.name) !== undefined && isEmpty(text, template.body)) return;
    this.templates.set(template.name, template);
  }
}
