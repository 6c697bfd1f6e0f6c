import { nameOf } from '../../package/images-folder';
import { text } from '../../text/message';
import type { Rule } from '../rule';
import { misnamedMappings } from '../shared/mapping-files';
import { misnamedMapping } from '../shared/rename-mapping';

/** R017: the mapping file is named `mapping.yaml`, letter by letter. */
export const invalidMappingName: Rule = {
  code: 'package/invalid-mapping-name',
  severity: 'error',
  spec: ['R017'],
  summary: text('The mapping file is not named mapping.yaml', '映射文件未命名为 mapping.yaml'),
  rationale: text(
    'The platform looks for images/mapping.yaml. A file with another name is not read, and no image address is replaced.',
    '平台只查找 images/mapping.yaml，名称不同则不会读取，镜像地址不会被替换。',
  ),
  example: {
    bad: `
#- images/Mapping.yaml
instance: []
#! error package/invalid-mapping-name: The mapping file must be named "mapping.yaml", not "Mapping.yaml"
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
      if (nameOf(file.path) !== 'mapping.yml') yield misnamedMapping(pkg, file);
    }
  },
};
