import { say, text } from '../../text/message';
import { keySpan } from '../../yaml/node';
import { entryOf } from '../../yaml/path';
import type { Rule } from '../rule';

/** R144: the address keys of an entry do not put a whole reference together. */
export const incompleteAddress: Rule = {
  code: 'mapping/incomplete-address',
  severity: 'warning',
  spec: ['R144'],
  summary: text('Address keys that do not make a whole address', '地址字段组合后不是完整的镜像地址'),
  rationale: text(
    'Registry, path and name must all be replaced: with fullAddress, with repository, with endpoint and repo, or with prefixAddress. What is left out keeps its old value, and the image is looked for where it is not.',
    '仓库地址、组织和镜像名都必须被替换：使用 fullAddress、repository、endpoint 加 repo 或 prefixAddress。漏掉的部分保持旧值，拉取时找不到镜像。',
  ),
  example: {
    bad: `
#- images/mapping.yaml
instance:
  - image: etcd
    address:
#   ^^^^^^^ warning mapping/incomplete-address: "endpoint" without "repo": the path of the image is not replaced
      endpoint: image.registry
      tag: image.tag
`,
  },
  fixable: false,
  tempo: 'text',
  *check({ mapping }) {
    for (const { node, address } of mapping?.instances ?? []) {
      const entry = entryOf(node, 'address');
      const roles = new Set(address.map(({ addressRole }) => addressRole));
      const message = entry && messageOf(roles);
      if (mapping && entry && message)
        yield { at: { file: mapping.file.path, span: keySpan(entry) }, message };
    }
  },
};

function messageOf(roles: ReadonlySet<string>) {
  if (roles.size === 0 || ['fullAddress', 'repository', 'prefixAddress'].some((role) => roles.has(role)))
    return undefined;
  if (roles.has('endpoint') && !roles.has('repo')) {
    return say(
      '"endpoint" without "repo": the path of the image is not replaced',
      '只有“endpoint”没有“repo”：镜像路径不会被替换',
    );
  }
  if (roles.has('repo') && !roles.has('endpoint')) {
    return say(
      '"repo" without "endpoint": the registry is not replaced',
      '只有“repo”没有“endpoint”：仓库地址不会被替换',
    );
  }
  return roles.has('tag') && roles.size === 1
    ? say('Only "tag": registry and name are not replaced', '只有“tag”：仓库地址和镜像名不会被替换')
    : undefined;
}
