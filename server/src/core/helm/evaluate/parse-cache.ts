import type { YamlDocument } from '../../yaml/document';
import { functionsOf } from '../functions/table';
import type { Profile } from '../profile';
import type { ParsedTemplate } from '../template/ast';
import { parseTemplate } from '../template/parser';
import { parseYamlWithin } from './parse-yaml-within';

/** How many characters of one kind of text a cache keeps; more starts it afresh. */
const capacity = 16 * 1024 * 1024;

/**
 * Templates and YAML parsed before, by their text. Belongs to whoever keeps a chart open, so that an edit parses one file
 * again instead of all, and strings that `tpl` and `fromYaml` see again and again are parsed once. Serves one {@link Profile}.
 */
export class ParseCache {
  private readonly templates: (text: string, charge: Charge) => ParsedTemplate;
  private readonly documents = remembering(parseYamlWithin);

  constructor(readonly profile: Profile) {
    const functions = functionsOf(profile.helmVersion);
    this.templates = remembering((text) => parseTemplate(text, profile, (name) => functions.has(name)));
  }

  template(text: string): ParsedTemplate {
    return this.templates(text, free);
  }

  /** `charge` is told of the work, if the text was not parsed before. */
  yaml(text: string, charge: Charge): YamlDocument {
    return this.documents(text, charge);
  }
}

type Charge = (amount: number) => void;

const free: Charge = () => undefined;

function remembering<T>(parse: (text: string, charge: Charge) => T): (text: string, charge: Charge) => T {
  const known = new Map<string, T>();
  let size = 0;
  return (text, charge) => {
    const earlier = known.get(text);
    if (earlier !== undefined) return earlier;
    const parsed = parse(text, charge);
    if (size + text.length > capacity) {
      known.clear();
      size = 0;
    }
    known.set(text, parsed);
    size += text.length;
    return parsed;
  };
}
