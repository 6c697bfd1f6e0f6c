import { say, text } from '../../text/message';
import { resolve } from '../../yaml/path';
import { replaceValue } from '../../yaml/replace';
import type { Rule } from '../rule';
import { changeTo, likely, obvious, repair } from '../shared/repair';
import { annotationOf, currentVersion, isBlank } from './version-file';

/** R065, X2: `source` is `ISV` for an ecosystem partner. */
export const invalidSource: Rule = {
  code: 'csv/invalid-source',
  severity: 'warning',
  spec: ['R065', 'R046', 'X2', 'A39'],
  summary: text('A source other than ISV', 'source 不是 ISV'),
  rationale: text(
    'Services of ecosystem partners must be marked ISV. The developer guide knows OpenSource and HuaweiProvided too, which are not for partners.',
    '生态伙伴的服务必须标记为 ISV。开发者指南中的 OpenSource 和 HuaweiProvided 不适用于伙伴。',
  ),
  example: {
    bad: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
metadata:
  annotations:
    source: partner
#           ^^^^^^^ warning csv/invalid-source: "source" must be "ISV" for an ecosystem partner, not "partner"
`,
    good: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
metadata:
  annotations:
    source: ISV
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const csv = currentVersion(pkg);
    const entry = csv && annotationOf(csv, 'source');
    const value = resolve(entry?.value);
    if (!csv || !entry?.value || value?.kind !== 'scalar' || isBlank(value) || value.text === 'ISV') return;
    const isSpelling = value.text.trim().toUpperCase() === 'ISV';
    yield {
      at: { file: csv.file.path, span: entry.value.span },
      message: say(
        '"source" must be "ISV" for an ecosystem partner, not "{value}"',
        '生态伙伴的“source”必须为“ISV”，而不是“{value}”',
        { value: value.text },
      ),
      fixes: repair(
        pkg,
        csv.file.path,
        changeTo('ISV'),
        replaceValue(csv.file.text, entry, 'ISV'),
        isSpelling ? obvious : likely,
      ),
    };
  },
};
