import { nameOf } from '../../package/images-folder';
import type { ServicePackage } from '../../package/service-package';
import { say, text } from '../../text/message';
import type { Finding, Rule } from '../rule';
import { splitArchiveName } from '../shared/names';
import { likely, renaming } from '../shared/repair';
import { type Stated, statedIdentity } from '../shared/stated-identity';

/** R034: the version in the file names is that of the content. */
export const mismatchedVersion: Rule = {
  code: 'package/mismatched-version',
  severity: 'warning',
  spec: ['R034'],
  summary: text('A file name with another version than the content', '文件名中的版本号与内容不一致'),
  rationale: text(
    'People add the version that the file name shows, and the platform deploys the one that is inside.',
    '添加服务版本时看到的是文件名中的版本号，而平台部署的是包内的版本。',
  ),
  example: {
    bad: `
#- package/etcd-1.0.0.tgz
#! warning package/mismatched-version: The file name says 1.0.0, the deployment package 1.0.1
#- package/etcd-1.0.0.tgz!/etcd/Chart.yaml
name: etcd
version: 1.0.1
`,
    good: `
#- package/etcd-1.0.1.tgz
#- package/etcd-1.0.1.tgz!/etcd/Chart.yaml
name: etcd
version: 1.0.1
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const { version } = statedIdentity(pkg);
    if (!version) return;
    if (pkg.delivery) yield* outer(pkg.delivery.fileName, version);
    if (pkg.deployment?.packed) yield* inner(pkg, pkg.deployment.path, version);
  },
};

function* outer(fileName: string, version: Stated): Generator<Finding> {
  const written = splitArchiveName(fileName).version;
  if (written !== undefined && written !== version.text) yield finding('', written, version);
}

function* inner(pkg: ServicePackage, path: string, version: Stated): Generator<Finding> {
  const { name, version: written, extension } = splitArchiveName(nameOf(path));
  if (written === undefined || written === version.text) return;
  const wanted = `${name}-${version.text}${extension}`;
  const title = say('Rename to "{wanted}"', '重命名为“{wanted}”', { wanted });
  yield {
    ...finding(path, written, version),
    fixes: renaming(pkg, path, `package/${wanted}`, title, likely),
  };
}

const finding = (file: string, written: string, version: Stated): Finding => ({
  at: { file },
  message: say(
    'The file name says {written}, the deployment package {version}',
    '文件名中的版本号为 {written}，部署包内为 {version}',
    { written, version: version.text },
  ),
  related: [{ at: version.at, message: say('The version of the deployment package', '部署包的版本号') }],
});
