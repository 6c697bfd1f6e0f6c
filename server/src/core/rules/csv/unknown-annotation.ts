import { edit } from '../../package/edit';
import { say, text } from '../../text/message';
import { keySpan } from '../../yaml/node';
import type { Rule } from '../rule';
import { canEdit } from '../shared/repair';
import { currentVersion } from './version-file';

/** The annotations of OLM whose letter case is often wrong (operator-framework/api, csv.go). */
const cased = [
  'olm.operatorGroup',
  'olm.operatorNamespace',
  'olm.targetNamespaces',
  'olm.providedAPIs',
  'olm.skipRange',
];

/** C18: an annotation of OLM in the wrong letter case. */
export const unknownAnnotation: Rule = {
  code: 'csv/unknown-annotation',
  severity: 'warning',
  spec: ['R062'],
  summary: text('An annotation of OLM in the wrong letter case', 'OLM 注解的大小写不正确'),
  rationale: text(
    'OLM reads its annotations letter by letter; in another case they have no effect.',
    'OLM 区分大小写地读取注解，大小写不符时不生效。',
  ),
  example: {
    bad: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
metadata:
  annotations:
    olm.skiprange: <1.0.0
#   ^^^^^^^^^^^^^ warning csv/unknown-annotation: OLM reads "olm.skipRange", not "olm.skiprange"
`,
    good: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
metadata:
  annotations:
    olm.skipRange: <1.0.0
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const csv = currentVersion(pkg);
    for (const entry of csv?.annotations?.entries ?? []) {
      const meant = cased.find((one) => one !== entry.name && one.toLowerCase() === entry.name.toLowerCase());
      if (!csv || !meant) continue;
      const values = { meant, key: entry.name };
      const change = edit(csv.file.path, { span: keySpan(entry), newText: meant });
      yield {
        at: { file: csv.file.path, span: keySpan(entry) },
        message: say('OLM reads "{meant}", not "{key}"', 'OLM 读取的是“{meant}”，而不是“{key}”', values),
        fixes: canEdit(pkg, csv.file.path)
          ? [
              {
                title: say('Rename to "{meant}"', '改为“{meant}”', values),
                changes: [change],
                preferred: true,
                safe: true,
              },
            ]
          : [],
      };
    }
  },
};
