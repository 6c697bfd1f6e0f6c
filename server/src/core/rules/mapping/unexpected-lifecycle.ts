import { say, text } from '../../text/message';
import { keySpan } from '../../yaml/node';
import { entryOf } from '../../yaml/path';
import { removeEntry } from '../../yaml/remove';
import type { Rule } from '../rule';

/** R149: `lifecycle` in the mapping of a chart. */
export const unexpectedLifecycle: Rule = {
  code: 'mapping/unexpected-lifecycle',
  severity: 'warning',
  spec: ['R149'],
  summary: text('"lifecycle" in the mapping of a Helm package', 'Helm 服务的映射文件中出现 lifecycle'),
  rationale: text(
    'lifecycle names containers of a ClusterServiceVersion, which a chart does not have. It has no effect here: the images need entries under instance.',
    'lifecycle 描述的是 ClusterServiceVersion 中的容器，Helm 服务没有该文件。写在这里不生效，请把镜像写到 instance 下。',
  ),
  example: {
    bad: `
#- package/etcd/Chart.yaml
name: etcd
#- package/etcd/values.yaml
image: etcd:1
#- images/mapping.yaml
instance: []
lifecycle:
#^^^^^^^^ warning mapping/unexpected-lifecycle: A Helm package has no "lifecycle"
  - deployment: etcd
`,
    good: `
#- package/etcd/Chart.yaml
name: etcd
#- package/etcd/values.yaml
image: etcd:1
#- images/mapping.yaml
instance: []
`,
  },
  fixable: true,
  tempo: 'text',
  *check({ mapping, chart }) {
    const entry = chart && mapping && entryOf(mapping.file.yaml.root, 'lifecycle');
    if (!entry) return;
    const { file } = mapping;
    yield {
      at: { file: file.path, span: keySpan(entry) },
      message: say('A Helm package has no "lifecycle"', 'Helm 服务没有“lifecycle”'),
      fixes: [
        {
          title: say('Remove "lifecycle"', '删除“lifecycle”'),
          changes: [{ kind: 'edit', file: file.path, edits: [removeEntry(file.text, entry)] }],
          preferred: true,
        },
      ],
    };
  },
};
