import { functionsOf } from '../functions/table';
import type { Profile } from '../profile';
import type { ParsedTemplate } from '../template/ast';
import { parseTemplate } from '../template/parser';

/** How many characters of templates a cache keeps; more starts it afresh. */
const capacity = 16 * 1024 * 1024;

/**
 * Templates parsed before, by their text. Belongs to whoever keeps a chart open, so that an edit parses one file again
 * instead of all, and strings that `tpl` sees again and again are parsed once. Serves one {@link Profile}.
 */
export class ParseCache {
  private readonly parsed = new Map<string, ParsedTemplate>();
  private size = 0;

  constructor(readonly profile: Profile) {}

  parse(text: string): ParsedTemplate {
    const known = this.parsed.get(text);
    if (known !== undefined) return known;
    const functions = functionsOf(this.profile.helmVersion);
    const parsed = parseTemplate(text, this.profile, (name) => functions.has(name));
    if (this.size + text.length > capacity) {
      this.parsed.clear();
      this.size = 0;
    }
    this.parsed.set(text, parsed);
    this.size += text.length;
    return parsed;
  }
}
