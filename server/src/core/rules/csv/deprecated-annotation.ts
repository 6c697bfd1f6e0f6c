import { say, text } from '../../text/message';
import { keySpan } from '../../yaml/node';
import type { Rule } from '../rule';
import { annotationOf, currentVersion } from './version-file';

/** C19: `olm.properties` in the ClusterServiceVersion. */
export const deprecatedAnnotation: Rule = {
  code: 'csv/deprecated-annotation',
  severity: 'information',
  spec: ['R062'],
  summary: text('The annotation olm.properties', '注解 olm.properties'),
  rationale: text(
    'OLM reads properties from metadata/properties.yaml of a bundle; the annotation is reserved for itself.',
    'OLM 从 bundle 的 metadata/properties.yaml 读取属性，该注解由 OLM 自身使用。',
  ),
  example: {
    bad: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
metadata:
  annotations:
    olm.properties: '[]'
#   ^^^^^^^^^^^^^^ information csv/deprecated-annotation: "olm.properties" belongs into metadata/properties.yaml of a bundle
`,
  },
  fixable: false,
  tempo: 'text',
  *check(pkg) {
    const csv = currentVersion(pkg);
    const entry = csv && annotationOf(csv, 'olm.properties');
    if (!csv || !entry) return;
    yield {
      at: { file: csv.file.path, span: keySpan(entry) },
      message: say(
        '"olm.properties" belongs into metadata/properties.yaml of a bundle',
        '“olm.properties”应写入 bundle 的 metadata/properties.yaml',
      ),
      tag: 'deprecated',
    };
  },
};
