/** A text as Markdown that shows exactly it. Line breaks become spaces. */
export const plainText = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]()#+\-.!|<>~&]/g, '\\$&');

/** A text as inline code, whatever it contains; long ones are cut. */
export function code(text: string): string {
  const line = text.replace(/\s+/g, ' ').slice(0, 300);
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const gap = /^`|`$|^ .* $/.test(line) || line === '' ? ' ' : '';
  return `${fence}${gap}${line}${gap}${fence}`;
}
