import { platformArchitecture } from '../../references/image-archive';
import { schemaAt } from '../../schema/schema';
import { say, text } from '../../text/message';
import { nearest } from '../../text/nearest';
import { itemsOf, resolve, valueIn } from '../../yaml/path';
import { writeScalar } from '../../yaml/write-scalar';
import type { Rule } from '../rule';
import { isBlank } from '../shared/chart-file';
import { changeTo, likely, repair } from '../shared/repair';
import { metadataFile } from './metadata-file';

/** R048 to R050, R084, X3, X4: words in the lists of metadata.yaml that the platform does not know. */
export const unknownValue: Rule = {
  code: 'metadata/unknown-value',
  severity: 'warning',
  spec: ['R084', 'R048', 'R049', 'R050', 'X3', 'X4', 'A14', 'A15', 'A16'],
  summary: text(
    'A category, architecture, scene or device that nobody knows',
    '未知的类别、架构、场景或设备',
  ),
  rationale: text(
    'The platform compares these words letter by letter. A service of an unknown category is filed under Others; one of an unknown scene or architecture cannot be deployed there.',
    '平台逐字匹配这些取值：未知类别归入 Others，未知场景或架构则无法部署。',
  ),
  example: {
    bad: `
#- package/etcd/metadata.yaml
architecture:
  - amd64
#   ^^^^^ warning metadata/unknown-value: "amd64" is none of the values of "architecture". Did you mean "x86_64"?
`,
    good: `
#- package/etcd/metadata.yaml
architecture:
  - x86_64
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const metadata = metadataFile(pkg);
    if (!metadata) return;
    const { file, root } = metadata;
    for (const field of ['architecture', 'categories', 'scenes', 'devices']) {
      const known = knownIn(field);
      for (const item of itemsOf(valueIn(root, field))) {
        const value = resolve(item);
        if (!item || value?.kind !== 'scalar' || isBlank(value) || known.includes(value.text)) continue;
        const meant = meantBy(value.text, field, known);
        yield {
          at: { file: file.path, span: item.span },
          message: messageOf(value.text, field, known, meant),
          fixes:
            meant === undefined
              ? []
              : repair(
                  pkg,
                  file.path,
                  changeTo(meant),
                  [{ span: item.span, newText: writeScalar(meant) }],
                  likely,
                ),
        };
      }
    }
  },
};

const knownIn = (field: string): readonly string[] =>
  (schemaAt('oscMetadata', [field])?.items?.enum ?? []).map(String);

/** The word that was most likely meant; a category that is like none is filed under Others. */
function meantBy(word: string, field: string, known: readonly string[]): string | undefined {
  const same = known.find((one) => one.toLowerCase() === word.trim().toLowerCase());
  const architecture = field === 'architecture' ? platformArchitecture(word) : undefined;
  return same ?? architecture ?? nearest(word, known) ?? (field === 'categories' ? 'Others' : undefined);
}

function messageOf(word: string, field: string, known: readonly string[], meant: string | undefined) {
  if (meant !== undefined && meant !== 'Others') {
    return say(
      '"{word}" is none of the values of "{field}". Did you mean "{meant}"?',
      '“{word}”不是“{field}”的可选值，是否应为“{meant}”？',
      { word, field, meant },
    );
  }
  return say(
    '"{word}" is none of the values of "{field}": {known}',
    '“{word}”不是“{field}”的可选值：{known}',
    {
      word,
      field,
      known: known.join(', '),
    },
  );
}
