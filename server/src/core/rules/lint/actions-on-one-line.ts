import type { TextEdit } from '../../text/edit';

/**
 * The edits that put every `{{ … }}` of a template on one line, as Go before 1.16 wants it (Helm 3.5.4). Comments may
 * span lines in every version and stay; line breaks inside of raw strings are part of the text and stay too.
 */
export function actionsOnOneLine(template: string): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (const action of template.matchAll(/\{\{-?\s*(?:"(?:[^"\\\n]|\\.)*"|`[^`]*`|(?!\}\})[^"`])*\}\}/g)) {
    if (/^\{\{-?\s*\/\*/.test(action[0]) || !action[0].includes('\n')) continue;
    for (const part of action[0].matchAll(/("(?:[^"\\\n]|\\.)*"|`[^`]*`)|\s*\n\s*/g)) {
      if (part[1] !== undefined) continue;
      const start = action.index + part.index;
      edits.push({ span: { start, end: start + part[0].length }, newText: ' ' });
    }
  }
  return edits;
}
