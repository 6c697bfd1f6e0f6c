import { edit } from '../../package/edit';
import type { ServicePackage } from '../../package/service-package';
import type { Reference } from '../../references/reference';
import { referencesIn, resolveReference, resolvers } from '../../references/references';
import { say, text } from '../../text/message';
import { resolve } from '../../yaml/path';
import type { Rule } from '../rule';
import { changeTo } from '../shared/repair';

/** R141: an address path that ends at a map or a list instead of a text. */
export const invalidTarget: Rule = {
  code: 'mapping/invalid-target',
  severity: 'error',
  spec: ['R141'],
  summary: text('An address path that ends at a map or a list', '地址路径指向的是对象或列表而不是文本'),
  rationale: text(
    'The platform replaces one text. Writing an address over a whole map destroys the keys below it, and the chart no longer renders.',
    '平台替换的是一个文本值。把地址写到整个对象上会破坏其下的键，Chart 将无法渲染。',
  ),
  example: {
    bad: `
#- package/etcd/Chart.yaml
name: etcd
#- package/etcd/values.yaml
image:
  repository: bitnami/etcd
#- images/mapping.yaml
instance:
  - image: etcd
    address:
      repository: image
#                 ^^^^^ error mapping/invalid-target: "image" is a map, not a text: name the key below it
`,
    good: `
#- package/etcd/Chart.yaml
name: etcd
#- package/etcd/values.yaml
image:
  repository: bitnami/etcd
#- images/mapping.yaml
instance:
  - image: etcd
    address:
      repository: image.repository
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    for (const reference of referencesIn(pkg)) {
      if (reference.kind !== 'address-path') continue;
      const resolution = resolveReference(pkg, reference);
      const node = resolution.state === 'resolved' ? resolve(resolution.targets[0].node) : undefined;
      if (node?.kind !== 'map' && node?.kind !== 'sequence') continue;
      const path = reference.text;
      yield {
        at: { file: reference.file.path, span: reference.span },
        message:
          node.kind === 'map'
            ? say(
                '"{path}" is a map, not a text: name the key below it',
                '“{path}”是对象而不是文本，请写到其下的键',
                { path },
              )
            : say('"{path}" is a list, not a text', '“{path}”是列表而不是文本', { path }),
        fixes: below(pkg, reference).map((longer, index) => ({
          title: changeTo(longer),
          changes: [edit(reference.file.path, { span: reference.span, newText: longer })],
          ...(index === 0 ? { preferred: true } : {}),
        })),
      };
    }
  },
};

/** The paths directly below that fit the role best. */
function below(pkg: ServicePackage, reference: Reference): readonly string[] {
  const prefix = `${reference.text}.`;
  return resolvers['address-path']
    .candidates(pkg, reference)
    .filter(
      (one) =>
        !one.open &&
        one.rank < 5 &&
        one.text.startsWith(prefix) &&
        !one.text.slice(prefix.length).includes('.'),
    )
    .sort((a, b) => a.rank - b.rank)
    .slice(0, 3)
    .map((one) => one.text);
}
