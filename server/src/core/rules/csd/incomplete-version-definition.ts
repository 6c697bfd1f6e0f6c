import { say, text } from '../../text/message';
import { keySpan } from '../../yaml/node';
import { itemsOf, resolve } from '../../yaml/path';
import { replaceValue } from '../../yaml/replace';
import { quoted } from '../../yaml/write-scalar';
import type { Rule } from '../rule';
import { likely, repair } from '../shared/repair';
import { exampleSpec, versionDefinitions } from './version-definition';

/** R091, R094, X10: mode is url or tag; with it path and a list of tags are mandatory. */
export const incompleteVersionDefinition: Rule = {
  code: 'csd/incomplete-version-definition',
  severity: 'error',
  spec: ['R091', 'R094', 'X10'],
  summary: text('A version definition without mode, path or tags', '版本定义缺少 mode、path 或 tags'),
  rationale: text(
    'The console offers the tags as versions and writes the chosen one at the path in the way that the mode says. It needs all three.',
    '控制台以 tags 作为可选版本，按 mode 将所选版本写入 path，三者缺一不可。',
  ),
  example: {
    bad: exampleSpec(`  versionDefinition:
    mode: tag
    path: spec.version
    tags: "7.2.4"
#   ^^^^ error csd/incomplete-version-definition: "tags" must be a list of versions
`),
    good: exampleSpec(`  versionDefinition:
    mode: tag
    path: spec.version
    tags: ["7.2.4"]
`),
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    for (const { definition, entry, mode, path, tagsEntry } of versionDefinitions(pkg)) {
      const { file } = definition;
      if (file.yaml.problems.length > 0) continue;
      const at = { file: file.path, span: keySpan(entry) };
      if (!mode?.text) yield { at, message: missing('mode') };
      else if (!['url', 'tag'].includes(mode.text)) {
        yield { at: { ...at, span: mode.span }, message: unknownMode(mode.text) };
      }
      if (!path?.text) yield { at, message: missing('path') };
      if (!tagsEntry) yield { at, message: missing('tags') };
      else if (itemsOf(tagsEntry.value).length === 0) {
        const value = resolve(tagsEntry.value);
        const isOne = value?.kind === 'scalar' && value.text !== '';
        const edits = isOne ? replaceValue(file.text, tagsEntry, `[${quoted(value.text)}]`) : [];
        yield {
          at: { ...at, span: keySpan(tagsEntry) },
          message: say('"tags" must be a list of versions', '“tags”必须是非空的版本列表'),
          fixes: repair(pkg, file.path, say('Make it a list', '改为列表'), edits, likely),
        };
      }
    }
  },
};

const missing = (key: string) => say('"{key}" is missing here', '此处缺少“{key}”', { key });

const unknownMode = (mode: string) =>
  say('"{mode}" is no mode: write "url" or "tag"', '“{mode}”不是合法的 mode：请填写“url”或“tag”', { mode });
