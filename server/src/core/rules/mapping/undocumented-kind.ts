import { say, text } from '../../text/message';
import type { Rule } from '../rule';

/** A41: no document says what a mapping file does to an OSC package. */
export const undocumentedKind: Rule = {
  code: 'mapping/undocumented-kind',
  severity: 'information',
  spec: ['A41', 'R024'],
  summary: text('A mapping file in a package of the OSC format', 'OSC 规范包中的映射文件'),
  rationale: text(
    'The guide describes the mapping file for charts and operators only. Its shape and its archives are checked here, its paths are not: nobody says where they would lead.',
    '指南只说明了 Helm 和 Operator 服务包的映射文件。这里只检查其结构和镜像文件，不检查路径：没有文档说明路径指向何处。',
  ),
  example: {
    bad: `
#- package/redis/metadata.yaml
name: redis
#- images/mapping.yaml
#! information mapping/undocumented-kind: Not documented: how a mapping file is applied to a package of the OSC format. Its paths are not checked
instance: []
`,
  },
  fixable: false,
  tempo: 'text',
  *check({ osc, mapping }) {
    if (!osc || !mapping) return;
    yield {
      at: { file: mapping.file.path },
      message: say(
        'Not documented: how a mapping file is applied to a package of the OSC format. Its paths are not checked',
        '没有文档说明映射文件如何应用于 OSC 规范包，未检查其中的路径',
      ),
    };
  },
};
