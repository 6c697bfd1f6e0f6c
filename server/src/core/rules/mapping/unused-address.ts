import { say, text } from '../../text/message';
import { keySpan } from '../../yaml/node';
import { entryOf } from '../../yaml/path';
import { removeEntry } from '../../yaml/remove';
import type { Rule } from '../rule';
import { obvious, repair } from '../shared/repair';

/** R158: `address` in an element of `containers` or `env`. */
export const unusedAddress: Rule = {
  code: 'mapping/unused-address',
  severity: 'warning',
  spec: ['R158'],
  summary: text('"address" of a container or variable', '容器或环境变量中的“address”'),
  rationale: text(
    'The platform finds a container by deployment, type and name and replaces its whole image. It reads no address paths there.',
    '平台按 deployment、类型和名称找到容器，并整体替换其镜像，不读取地址路径。',
  ),
  example: {
    bad: `
#- images/mapping.yaml
lifecycle:
  - deployment: etcd-operator
    containers:
      - type: container
        name: manager
        address:
#       ^^^^^^^ warning mapping/unused-address: the whole image of a container is replaced: remove "address"
          fullAddress: spec.image
        image: etcd-operator
`,
    good: `
#- images/mapping.yaml
lifecycle:
  - deployment: etcd-operator
    containers:
      - type: container
        name: manager
        image: etcd-operator
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const { mapping } = pkg;
    for (const { role, node } of mapping?.images ?? []) {
      const entry = role === 'instance' ? undefined : entryOf(node, 'address');
      if (!mapping || !entry) continue;
      const { path, text: written } = mapping.file;
      yield {
        at: { file: path, span: keySpan(entry) },
        message: say(
          'the whole image of a container is replaced: remove "address"',
          '容器的镜像会被整体替换，请删除“address”',
        ),
        fixes: repair(
          pkg,
          path,
          say('Remove "address"', '删除“address”'),
          [removeEntry(written, entry)],
          obvious,
        ),
        tag: 'unnecessary',
      };
    }
  },
};
