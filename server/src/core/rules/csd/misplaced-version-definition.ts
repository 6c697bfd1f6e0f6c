import { say, text } from '../../text/message';
import { keySpan } from '../../yaml/node';
import { entryOf } from '../../yaml/path';
import type { Rule } from '../rule';
import { moveToSpec } from './move-version-definition';

/** R090, A31: `versionDefinition` belongs below `spec` of a CSD. */
export const misplacedVersionDefinition: Rule = {
  code: 'csd/misplaced-version-definition',
  severity: 'warning',
  spec: ['R090', 'A31'],
  summary: text('A version definition at the top of a csd', '版本定义写在 csd 文件的最外层'),
  rationale: text(
    'The platform reads versionDefinition from the csd file. The provider guide prints it at the top, the developer guide lists it as a field of spec.',
    '平台从 csd 文件读取 versionDefinition。服务提供商指南将其写在最外层，开发者指南将其列为 spec 的字段。',
  ),
  example: {
    bad: `
#- package/redis/metadata.yaml
name: redis
#- package/redis/manifests/redis_csd.yaml
kind: CustomServiceDefinition
versionDefinition:
^^^^^^^^^^^^^^^^^ warning csd/misplaced-version-definition: "versionDefinition" belongs below "spec" (developer guide)
  mode: tag
spec:
  role: serviceEntity
`,
    good: `
#- package/redis/metadata.yaml
name: redis
#- package/redis/manifests/redis_csd.yaml
kind: CustomServiceDefinition
spec:
  role: serviceEntity
  versionDefinition:
    mode: tag
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    for (const { file } of pkg.osc?.definitions ?? []) {
      const entry = entryOf(file.yaml.root, 'versionDefinition');
      if (!entry) continue;
      yield {
        at: { file: file.path, span: keySpan(entry) },
        message: belongsBelowSpec,
        fixes: moveToSpec(pkg, file, entry),
      };
    }
  },
};

const belongsBelowSpec = say(
  '"versionDefinition" belongs below "spec" (developer guide)',
  '“versionDefinition”应写在“spec”下（开发者指南）',
);
