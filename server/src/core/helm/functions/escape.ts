import { text } from '../../text/message';
import { replaceMatches, untraced } from '../evaluate/traced-string';
import type { Value } from '../evaluate/value';
import { any, define } from './define';
import { sprint } from './print';

/** Escaping for other languages (Go `text/template/funcs.go`). */
export const escapeFunctions = [
  escaper(
    'html',
    'The text escaped for HTML.',
    '转义为 HTML。',
    /[&'<>"\0]/g,
    (character) => html.get(character) ?? character,
  ),
  escaper(
    'js',
    'The text escaped for JavaScript.',
    '转义为 JavaScript。',
    /[\\'"<>&=\0-\x1f]|[^\0-\x7f\p{L}\p{M}\p{N}\p{P}\p{S}]/gu,
    escapeJs,
  ),
  escaper('urlquery', 'The text escaped for a URL query.', '转义为 URL 查询参数。', /[^\w.~-]+/g, (run) =>
    encodeURIComponent(run.replace(/\p{Cs}/gu, '\ufffd'))
      .replace(/[!'()*]/g, percent)
      .replaceAll('%20', '+'),
  ),
];

function escaper(
  name: string,
  en: string,
  zhCn: string,
  pattern: RegExp,
  change: (matched: string) => string,
) {
  return define({
    name,
    usage: 'VALUE…',
    doc: text(en, zhCn),
    deep: true,
    effort: 15,
    parameters: [],
    rest: any,
    call: (values) => replaceMatches(sprint(values.map(orNoValue)), pattern, change),
  });
}

/** As an action would write it. */
const orNoValue = (value: Value): Value => (value.kind === 'nil' ? untraced('<no value>') : value);

const html: ReadonlyMap<string, string> = new Map([
  ['"', '&#34;'],
  ["'", '&#39;'],
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['\0', '\ufffd'],
]);

function escapeJs(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if ('\\\'"'.includes(character)) return `\\${character}`;
  return `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

const percent = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
