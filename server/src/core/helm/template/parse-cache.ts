import type { Profile } from '../profile';
import type { ParsedTemplate } from './ast';
import { parseTemplate } from './parser';

/** How many characters of templates a cache keeps; more starts it afresh. */
const capacity = 16 * 1024 * 1024;

/**
 * Templates parsed before, by their text. Belongs to whoever keeps a chart open, so that an edit parses one file again
 * instead of all, and strings that `tpl` sees again and again are parsed once. Serves one {@link Profile} and function set.
 */
export class ParseCache {
  private readonly parsed = new Map<string, ParsedTemplate>();
  private size = 0;

  constructor(
    readonly profile: Profile,
    private readonly isFunction: (name: string) => boolean,
  ) {}

  parse(text: string): ParsedTemplate {
    const known = this.parsed.get(text);
    if (known !== undefined) return known;
    const parsed = parseTemplate(text, this.profile, this.isFunction);
    if (this.size + text.length > capacity) {
      this.parsed.clear();
      this.size = 0;
    }
    this.parsed.set(text, parsed);
    this.size += text.length;
    return parsed;
  }
}
