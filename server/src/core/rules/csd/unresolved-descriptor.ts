import { referencesIn, resolveReference } from '../../references/references';
import { say, text } from '../../text/message';
import type { Rule } from '../rule';
import { changeTo, likely, repair } from '../shared/repair';

const files = (path: string) => `
#- package/redis/metadata.yaml
name: redis
#- package/redis/manifests/redis_crd.yaml
kind: CustomResourceDefinition
metadata:
  name: redises.example.com
spec:
  versions:
    - schema:
        openAPIV3Schema:
          properties:
            spec:
              properties:
                size:
                  type: integer
#- package/redis/manifests/redis_csd.yaml
kind: CustomServiceDefinition
spec:
  CRDRef:
    metadata:
      name: redises.example.com
  descriptors:
    spec:
      - path: ${path}
`;

/** R210, X11: the path of a control is a field in the CRD's schema. */
export const unresolvedDescriptor: Rule = {
  code: 'csd/unresolved-descriptor',
  severity: 'warning',
  spec: ['R210', 'X11'],
  summary: text('A control for a field that the CRD does not have', '控件对应的字段不在 CRD 中'),
  rationale: text(
    'A control whose path is not in the openAPIV3Schema of the CRD has no effect (developer guide).',
    '控件的 path 不在 CRD 的 openAPIV3Schema 中时不生效（开发者指南）。',
  ),
  example: {
    bad: `${files('spec.size')}#             ^^^^^^^^^ warning csd/unresolved-descriptor: "spec.size" is no field below "spec" in the schema of the CRD (developer guide)
`,
    good: files('size'),
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    for (const reference of referencesIn(pkg)) {
      if (reference.kind !== 'descriptor' || reference.text === '') continue;
      const resolution = resolveReference(pkg, reference);
      if (resolution.state !== 'unresolved') continue;
      const { file, span, path, text: field } = reference;
      const [meant] = resolution.suggestions;
      yield {
        at: { file: file.path, span },
        message: say(
          '"{field}" is no field below "{part}" in the schema of the CRD (developer guide)',
          'CRD 的 schema 中“{part}”下没有字段“{field}”（开发者指南）',
          { field, part: String(path.at(-3)) },
        ),
        fixes: meant ? repair(pkg, file.path, changeTo(meant), [{ span, newText: meant }], likely) : [],
      };
    }
  },
};
