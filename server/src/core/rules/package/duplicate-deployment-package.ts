import type { DeploymentPackage } from '../../package/deployment-package';
import type { Fix } from '../../package/edit';
import type { ServicePackage } from '../../package/service-package';
import { say, text } from '../../text/message';
import type { Rule } from '../rule';
import { canEdit } from '../shared/repair';

/** R006: package/ holds one deployment package, packed or as the source that will be packed. */
export const duplicateDeploymentPackage: Rule = {
  code: 'package/duplicate-deployment-package',
  severity: 'error',
  spec: ['R006'],
  summary: text('There is more than one deployment package', '存在多个部署包'),
  rationale: text(
    'The platform deploys one deployment package and cannot choose between two.',
    '平台只部署一个部署包，存在多个时无法选择。',
  ),
  example: {
    bad: `
#- package/etcd-6.7.0.tgz
#- package/etcd-6.8.0.tgz
#! error package/duplicate-deployment-package: Only one deployment package is allowed, and "package/etcd-6.7.0.tgz" is one: delete one of them
`,
    good: `
#- package/etcd-6.7.0.tgz
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const all = pkg.deployments.filter(({ packed, kind }) => packed || (kind && !pkg.delivery));
    const [first = undefined] = all;
    const chosen = pkg.deployment ?? first;
    if (!chosen) return;
    for (const extra of all) {
      if (extra.path === chosen.path) continue;
      yield {
        at: { file: extra.path },
        message: say(
          'Only one deployment package is allowed, and "{path}" is one: delete one of them',
          '只允许有一个部署包，而“{path}”已经是部署包：请删除其中一个',
          { path: chosen.path },
        ),
        related: [
          {
            at: { file: chosen.path },
            message: say('The deployment package that is checked', '当前检查的部署包'),
          },
        ],
        fixes: deletion(pkg, extra),
      };
    }
  },
};

function deletion(pkg: ServicePackage, { path, packed }: DeploymentPackage): readonly Fix[] {
  if (!packed || !canEdit(pkg, path)) return [];
  return [
    {
      title: say('Delete "{path}"', '删除“{path}”', { path }),
      changes: [{ kind: 'delete', file: path }],
      preferred: true,
    },
  ];
}
