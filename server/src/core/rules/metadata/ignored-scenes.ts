import { say, text } from '../../text/message';
import { keySpan } from '../../yaml/node';
import { entryOf } from '../../yaml/path';
import type { Rule } from '../rule';
import { isBlank } from '../shared/chart-file';
import { metadataFile } from './metadata-file';

/** X5: `scenes` is not read beside `deployScenes`. */
export const ignoredScenes: Rule = {
  code: 'metadata/ignored-scenes',
  severity: 'information',
  spec: ['X5'],
  summary: text('"scenes" beside "deployScenes"', '“scenes”与“deployScenes”并存'),
  rationale: text(
    'By the developer guide scenes is kept for older packages only and is not read once deployScenes is there. The provider guide still makes it mandatory: keep both in agreement.',
    '开发者指南说明 scenes 仅用于兼容，填写 deployScenes 后不再生效；而服务提供商指南仍要求填写 scenes，请保持两者一致。',
  ),
  example: {
    bad: `
#- package/etcd/metadata.yaml
scenes: [CCE]
^^^^^^ information metadata/ignored-scenes: "scenes" is not read beside "deployScenes" (developer guide)
deployScenes:
  CCE: [self]
`,
  },
  fixable: false,
  tempo: 'text',
  *check(pkg) {
    const metadata = metadataFile(pkg);
    const scenes = entryOf(metadata?.root, 'scenes');
    const other = entryOf(metadata?.root, 'deployScenes');
    if (!metadata || !scenes || !other || isBlank(other.value)) return;
    yield {
      at: { file: metadata.file.path, span: keySpan(scenes) },
      message: say(
        '"scenes" is not read beside "deployScenes" (developer guide)',
        '填写“deployScenes”后“scenes”不再生效（开发者指南）',
      ),
    };
  },
};
