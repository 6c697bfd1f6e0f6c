import type { Fix } from '../../package/edit';
import type { ServicePackage } from '../../package/service-package';
import { type Message, say, text } from '../../text/message';
import { appendItem } from '../../yaml/insert';
import { keySpan } from '../../yaml/node';
import { resolve } from '../../yaml/path';
import { scalarValue } from '../../yaml/scalar';
import { quoted } from '../../yaml/write-scalar';
import type { Finding, Rule } from '../rule';
import { likely, obvious, repair } from '../shared/repair';
import { exampleSpec, type FoundVersionDefinition, versionDefinitions } from './version-definition';
import { versionTarget } from './version-target';

/** R094, R095: tags are texts, no two the same, and the version that instances begin with is among them. */
export const invalidTags: Rule = {
  code: 'csd/invalid-tags',
  severity: 'warning',
  spec: ['R094', 'R095', 'X10'],
  summary: text(
    'Tags that repeat, are numbers, or lack the current one',
    '版本列表重复、为数字或不含当前版本',
  ),
  rationale: text(
    'The console offers the tags as versions. A number loses its last zero, a version twice confuses, and an instance whose own version is not listed cannot go back to it.',
    '控制台以 tags 作为可选版本：数字会丢失末尾的 0，重复的版本造成混淆，未列出的当前版本升级后无法恢复。',
  ),
  example: {
    bad: exampleSpec(`  versionDefinition:
    mode: tag
    path: spec.version
    tags: [2.0]
#          ^^^ warning csd/invalid-tags: 2.0 is read as a number: put it in quotes
`),
    good: exampleSpec(`  versionDefinition:
    mode: tag
    path: spec.version
    tags: ["2.0"]
`),
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    for (const found of versionDefinitions(pkg)) {
      const { definition, tags } = found;
      const file = definition.file.path;
      for (const [index, tag] of tags.entries()) {
        const at = { file, span: tag.span };
        if (typeof scalarValue(tag) === 'number') {
          const edits = [{ span: tag.span, newText: quoted(tag.text) }];
          const fixes = repair(pkg, file, say('Put in quotes', '加引号'), edits, obvious);
          yield { at, message: isNumber(tag.text), fixes };
        }
        if (tags.findIndex(({ text: other }) => other === tag.text) < index)
          yield { at, message: say('"{tag}" is listed twice', '“{tag}”重复', { tag: tag.text }) };
      }
      yield* currentTag(pkg, found);
    }
  },
};

const isNumber = (tag: string): Message =>
  say('{tag} is read as a number: put it in quotes', '{tag} 会被解析为数字，请加引号', { tag });

function addition(
  pkg: ServicePackage,
  { definition: { file }, tagsEntry }: FoundVersionDefinition,
  current: string,
): readonly Fix[] {
  const list = resolve(tagsEntry?.value);
  const edits = list?.kind === 'sequence' ? appendItem(file.text, list, quoted(current)) : [];
  const title = say('Add "{current}"', '添加“{current}”', { current });
  return repair(pkg, file.path, title, edits, likely);
}

/** The version that is there now, when the value at the path shows one. */
function* currentTag(pkg: ServicePackage, found: FoundVersionDefinition): Generator<Finding> {
  const { definition, path, mode, tags, tagsEntry } = found;
  const value = path && resolve(versionTarget(pkg, definition, path.text));
  if (value?.kind !== 'scalar' || !tagsEntry || tags.length === 0) return;
  const current = mode?.text === 'url' ? /:([\w][\w.-]*)$/.exec(value.text)?.[1] : value.text;
  if (!current || /[/:@{}]/.test(current) || tags.some(({ text: tag }) => tag === current)) return;
  yield {
    at: { file: definition.file.path, span: keySpan(tagsEntry) },
    message: say(
      '"{current}", which new instances have, is not among the tags',
      '新实例使用的“{current}”不在 tags 中',
      { current },
    ),
    fixes: addition(pkg, found, current),
  };
}
