import { parseYaml, type YamlDocument } from '../../yaml/document';
import { functionsOf } from '../functions/table';
import type { Profile } from '../profile';
import type { ParsedTemplate } from '../template/ast';
import { parseTemplate } from '../template/parser';

/** How many characters of one kind of text a cache keeps; more starts it afresh. */
const capacity = 16 * 1024 * 1024;

/**
 * Templates and YAML parsed before, by their text. Belongs to whoever keeps a chart open, so that an edit parses one file
 * again instead of all, and strings that `tpl` and `fromYaml` see again and again are parsed once. Serves one {@link Profile}.
 */
export class ParseCache {
  private readonly templates: (text: string) => ParsedTemplate;
  private readonly documents = remembering(parseYaml);

  constructor(readonly profile: Profile) {
    const functions = functionsOf(profile.helmVersion);
    this.templates = remembering((text) => parseTemplate(text, profile, (name) => functions.has(name)));
  }

  template(text: string): ParsedTemplate {
    return this.templates(text);
  }

  yaml(text: string): YamlDocument {
    return this.documents(text);
  }
}

function remembering<T>(parse: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  let size = 0;
  return (text) => {
    const earlier = known.get(text);
    if (earlier !== undefined) return earlier;
    const parsed = parse(text);
    if (size + text.length > capacity) {
      known.clear();
      size = 0;
    }
    known.set(text, parsed);
    size += text.length;
    return parsed;
  };
}
