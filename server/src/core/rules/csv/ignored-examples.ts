import { say, text } from '../../text/message';
import { keySpan } from '../../yaml/node';
import { removeEntry } from '../../yaml/remove';
import type { Rule } from '../rule';
import { likely, repair } from '../shared/repair';
import { annotationOf, currentVersion, isBlank } from './version-file';

/** C5: `olm.examples` beside `alm-examples`. */
export const ignoredExamples: Rule = {
  code: 'csv/ignored-examples',
  severity: 'warning',
  spec: ['R063', 'A22'],
  summary: text('olm.examples beside alm-examples', '同时存在 olm.examples 和 alm-examples'),
  rationale: text(
    'The platform replaces images in alm-examples only; an instance that is made from olm.examples pulls the old ones.',
    '平台只替换 alm-examples 中的镜像，按 olm.examples 创建的实例仍拉取旧镜像。',
  ),
  example: {
    bad: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
metadata:
  annotations:
    alm-examples: '[]'
    olm.examples: '[]'
#   ^^^^^^^^^^^^ warning csv/ignored-examples: Only "alm-examples" counts: remove "olm.examples"
`,
    good: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
metadata:
  annotations:
    alm-examples: '[]'
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const csv = currentVersion(pkg);
    const entry = csv && annotationOf(csv, 'olm.examples');
    if (!csv || !entry || isBlank(annotationOf(csv, 'alm-examples')?.value)) return;
    const { path, text: written } = csv.file;
    yield {
      at: { file: path, span: keySpan(entry) },
      message: say(
        'Only "alm-examples" counts: remove "olm.examples"',
        '只有“alm-examples”生效：请删除“olm.examples”',
      ),
      fixes: repair(
        pkg,
        path,
        say('Remove "olm.examples"', '删除“olm.examples”'),
        [removeEntry(written, entry)],
        likely,
      ),
      tag: 'unnecessary',
    };
  },
};
