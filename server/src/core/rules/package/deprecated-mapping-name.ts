import { nameOf } from '../../package/images-folder';
import { text } from '../../text/message';
import type { Rule } from '../rule';
import { misnamedMappings } from '../shared/mapping-files';
import { misnamedMapping } from '../shared/rename-mapping';

/** R017, SPEC A1: `mapping.yml` stands once in the guide's table; everywhere else the name is `mapping.yaml`. */
export const deprecatedMappingName: Rule = {
  code: 'package/deprecated-mapping-name',
  severity: 'warning',
  spec: ['R017'],
  summary: text('The mapping file is named mapping.yml', '映射文件命名为 mapping.yml'),
  rationale: text(
    'The guide fixes the name mapping.yaml; one table of it says mapping.yml, and the platform need not know that name.',
    '指南规定名称固定为 mapping.yaml，只有一处表格写作 mapping.yml，平台不一定能识别。',
  ),
  example: {
    bad: `
#- images/mapping.yml
instance: []
#! warning package/deprecated-mapping-name: The mapping file must be named "mapping.yaml", not "mapping.yml"
`,
    good: `
#- images/mapping.yaml
instance: []
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    for (const file of misnamedMappings(pkg)) {
      if (nameOf(file.path) === 'mapping.yml') yield misnamedMapping(pkg, file);
    }
  },
};
