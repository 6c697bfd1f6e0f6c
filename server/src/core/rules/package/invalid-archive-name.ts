import { nameOf } from '../../package/images-folder';
import { say, text } from '../../text/message';
import type { Rule } from '../rule';
import { serviceNamePattern, splitArchiveName, versionPattern } from '../shared/names';
import { obvious, renaming } from '../shared/repair';
import { statedIdentity } from '../shared/stated-identity';

/** R011: a deployment package is named `{serviceName}-{Version}`; the name is free (SPEC A5). */
export const invalidArchiveName: Rule = {
  code: 'package/invalid-archive-name',
  severity: 'warning',
  spec: ['R011'],
  summary: text('The deployment package is not named {name}-{version}', '部署包未按 {名称}-{版本} 命名'),
  rationale: text(
    'The guide asks for name and version in the file name. The platform shows that name when the version is added.',
    '指南要求文件名包含名称和版本号，添加服务版本时平台会展示该名称。',
  ),
  example: {
    bad: `
#- package/chart.tgz
#! warning package/invalid-archive-name: Name the deployment package "etcd-6.7.0.tgz": name, hyphen, version
#- package/chart.tgz!/etcd/Chart.yaml
name: etcd
version: 6.7.0
`,
    good: `
#- package/etcd-6.7.0.tgz
#- package/etcd-6.7.0.tgz!/etcd/Chart.yaml
name: etcd
version: 6.7.0
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    for (const { path, packed } of pkg.deployments) {
      if (!packed) continue;
      const parts = splitArchiveName(nameOf(path));
      const identity = path === pkg.deployment?.path ? statedIdentity(pkg) : undefined;
      const name = identity?.name?.text ?? parts.name;
      const version = identity?.version?.text ?? parts.version ?? '1.0.0';
      if (parts.version !== undefined || parts.stem === `${name}-${version}`) continue;
      const wanted = `${name}-${version}${parts.extension}`;
      const isSure = identity?.version && serviceNamePattern.test(name) && versionPattern.test(version);
      const title = say('Rename to "{wanted}"', '重命名为“{wanted}”', { wanted });
      yield {
        at: { file: path },
        message: say(
          'Name the deployment package "{wanted}": name, hyphen, version',
          '请将部署包命名为“{wanted}”：名称、中划线、版本号',
          { wanted },
        ),
        fixes: isSure ? renaming(pkg, path, `package/${wanted}`, title, obvious) : [],
      };
    }
  },
};
