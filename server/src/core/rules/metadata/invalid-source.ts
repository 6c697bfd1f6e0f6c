import { say, text } from '../../text/message';
import { entryOf, resolve } from '../../yaml/path';
import { replaceValue } from '../../yaml/replace';
import type { Rule } from '../rule';
import { isBlank } from '../shared/chart-file';
import { changeTo, likely, obvious, repair } from '../shared/repair';
import { metadataFile } from './metadata-file';

/** R046, R084, X2: `source` is `ISV` for an ecosystem partner. */
export const invalidSource: Rule = {
  code: 'metadata/invalid-source',
  severity: 'warning',
  spec: ['R046', 'R084', 'X2', 'A39'],
  summary: text('A source other than ISV', 'source 不是 ISV'),
  rationale: text(
    'Services of ecosystem partners must be marked ISV. The developer guide knows OpenSource and HuaweiProvided too, which are not for partners.',
    '生态伙伴的服务必须标记为 ISV。开发者指南中的 OpenSource 和 HuaweiProvided 不适用于伙伴。',
  ),
  example: {
    bad: `
#- package/etcd/metadata.yaml
source: isv
#       ^^^ warning metadata/invalid-source: "source" must be "ISV" for an ecosystem partner, not "isv"
`,
    good: `
#- package/etcd/metadata.yaml
source: ISV
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const metadata = metadataFile(pkg);
    const entry = entryOf(metadata?.root, 'source');
    const value = resolve(entry?.value);
    if (!metadata || !entry?.value || value?.kind !== 'scalar' || isBlank(value) || value.text === 'ISV')
      return;
    yield {
      at: { file: metadata.file.path, span: entry.value.span },
      message: say(
        '"source" must be "ISV" for an ecosystem partner, not "{value}"',
        '生态伙伴的“source”必须为“ISV”，而不是“{value}”',
        { value: value.text },
      ),
      fixes: repair(
        pkg,
        metadata.file.path,
        changeTo('ISV'),
        replaceValue(metadata.file.text, entry, 'ISV'),
        value.text.trim().toUpperCase() === 'ISV' ? obvious : likely,
      ),
    };
  },
};
