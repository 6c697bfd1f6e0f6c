import { referencesIn, resolveReference } from '../../references/references';
import { say, text } from '../../text/message';
import type { Rule } from '../rule';
import { changeTo, likely, repair } from '../shared/repair';

const files = (name: string) => `
#- package/redis/metadata.yaml
name: redis
#- package/redis/manifests/redis_crd.yaml
kind: CustomResourceDefinition
metadata:
  name: redises.example.com
#- package/redis/manifests/redis_csd.yaml
kind: CustomServiceDefinition
spec:
  CRDRef:
    metadata:
      name: ${name}
`;

/** X8: the CRD of a CSD lies beside it. */
export const unresolvedCrd: Rule = {
  code: 'csd/unresolved-crd',
  severity: 'warning',
  spec: ['X8'],
  summary: text('A CRD that is not in manifests/', 'CRDRef 指向的 CRD 不在 manifests 目录中'),
  rationale: text(
    'The console builds its form from the CRD in the same folder (developer guide).',
    '控制台根据同一目录下的 CRD 生成表单（开发者指南）。',
  ),
  example: {
    bad: `${files('redis.example.com')}#           ^^^^^^^^^^^^^^^^^ warning csd/unresolved-crd: There is no CRD named "redis.example.com" in manifests/ (developer guide)
`,
    good: files('redises.example.com'),
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    for (const reference of referencesIn(pkg)) {
      if (reference.kind !== 'crd' || reference.text === '') continue;
      const resolution = resolveReference(pkg, reference);
      if (resolution.state !== 'unresolved') continue;
      const { file, span, text: name } = reference;
      const [meant] = resolution.suggestions;
      yield {
        at: { file: file.path, span },
        message: say(
          'There is no CRD named "{name}" in manifests/ (developer guide)',
          'manifests 目录中没有名为“{name}”的 CRD（开发者指南）',
          { name },
        ),
        fixes: meant ? repair(pkg, file.path, changeTo(meant), [{ span, newText: meant }], likely) : [],
      };
    }
  },
};
