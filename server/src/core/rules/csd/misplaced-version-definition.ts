import { say, text } from '../../text/message';
import { keySpan } from '../../yaml/node';
import { entryOf } from '../../yaml/path';
import type { Rule } from '../rule';

/** R090, A31: `versionDefinition` belongs below `spec` of a CSD. */
export const misplacedVersionDefinition: Rule = {
  code: 'csd/misplaced-version-definition',
  severity: 'warning',
  spec: ['R090', 'A31', 'R186'],
  summary: text('A version definition in another place', '版本定义的位置不正确'),
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
`,
  },
  fixable: false,
  tempo: 'text',
  *check({ osc, chart }) {
    for (const { file } of osc?.definitions ?? []) {
      const entry = entryOf(file.yaml.root, 'versionDefinition');
      if (entry) yield { at: { file: file.path, span: keySpan(entry) }, message: belongsBelowSpec };
    }
    for (const file of [chart?.metadata, chart?.values, osc?.metadata, osc?.lifecycle]) {
      const entry = entryOf(file?.yaml.root, 'versionDefinition');
      if (file && entry) yield { at: { file: file.path, span: keySpan(entry) }, message: belongsInCsd };
    }
  },
};

const belongsBelowSpec = say(
  '"versionDefinition" belongs below "spec" (developer guide)',
  '“versionDefinition”应写在“spec”下（开发者指南）',
);
const belongsInCsd = say(
  '"versionDefinition" is read only from the csd file of an OSC package',
  '“versionDefinition”只能写在 OSC 规范包的 csd 文件中',
);
