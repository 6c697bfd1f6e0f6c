import { isMounted } from '../../package/archive-mount';
import { filesBelow } from '../../package/chart-source';
import type { DeploymentPackage } from '../../package/deployment-package';
import type { Fix } from '../../package/edit';
import type { ServicePackage } from '../../package/service-package';
import { type Message, say, text } from '../../text/message';
import type { Rule } from '../rule';
import { canEdit } from '../shared/repair';

/** R006, R096: package/ holds one deployment package, packed or as the source that will be packed. */
export const duplicateDeploymentPackage: Rule = {
  code: 'package/duplicate-deployment-package',
  severity: 'error',
  spec: ['R006', 'R096'],
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
        message: messageFor(pkg, chosen, extra),
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

function messageFor(pkg: ServicePackage, chosen: DeploymentPackage, extra: DeploymentPackage): Message {
  const changed = chosen.packed || !extra.packed ? undefined : changedFile(pkg, chosen, extra);
  if (changed !== undefined)
    return say(
      'This archive is not what its source "{path}" gives now ("{changed}" differs): delete it, "oscpkg build" packs the source again',
      '该压缩包与其源码“{path}”的当前内容不一致（“{changed}”不同）：请删除，“oscpkg build”会重新打包',
      { path: chosen.path, changed },
    );
  return say(
    'Only one deployment package is allowed, and "{path}" is one: delete one of them',
    '只允许有一个部署包，而“{path}”已经是部署包：请删除其中一个',
    { path: chosen.path },
  );
}

/** A file of a source that an archive of the same kind holds with another content; packing rewrites Chart.yaml and Chart.lock. */
function changedFile(
  { files }: ServicePackage,
  source: DeploymentPackage,
  archive: DeploymentPackage,
): string | undefined {
  if (source.kind !== archive.kind) return undefined;
  return [...filesBelow(files, source.root).values()]
    .filter(({ path, isRead }) => isRead && !isMounted(path))
    .map((file) => ({ file, name: file.path.slice(source.root.length + 1) }))
    .filter(({ name }) => !/(?:^|\/)Chart\.(?:yaml|lock)$/.test(name))
    .find(({ file, name }) => {
      const packed = files.get(`${archive.root}/${name}`);
      return packed?.isRead && packed.text.replace(/^\ufeff/, '') !== file.text.replace(/^\ufeff/, '');
    })?.name;
}

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
