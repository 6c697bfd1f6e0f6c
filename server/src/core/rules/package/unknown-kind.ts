import type { DeploymentPackage } from '../../package/deployment-package';
import type { ServicePackage } from '../../package/service-package';
import { type Message, say, text } from '../../text/message';
import type { Finding, Rule } from '../rule';
import { isUnreadable } from '../shared/archive-defects';

/** R022, R023, R024: a deployment package has the file that tells its kind. */
export const unknownKind: Rule = {
  code: 'package/unknown-kind',
  severity: 'error',
  spec: ['R022', 'R023', 'R024'],
  summary: text(
    'A deployment package that is neither chart nor operator nor OSC package',
    '无法识别部署包类型',
  ),
  rationale: text(
    'The platform resolves a chart by its Chart.yaml, an operator by its *.clusterserviceversion.yaml and an OSC package by its metadata.yaml. Without any of them it refuses the package.',
    '平台通过 Chart.yaml 识别 Helm，通过 *.clusterserviceversion.yaml 识别 Operator，通过 metadata.yaml 识别 OSC 规范包，都没有时会拒绝该服务包。',
  ),
  example: {
    bad: `
#- package/etcd-6.7.0.tgz
#! error package/unknown-kind: There is no Chart.yaml in this archive: pack the folder that holds it
#- package/etcd-6.7.0.tgz!/etcd/values.yaml
image: etcd
`,
  },
  fixable: false,
  tempo: 'text',
  *check(pkg) {
    if (pkg.deployments.some(({ kind }) => kind)) return;
    for (const deployment of pkg.deployments) {
      const isFolder = !deployment.packed && (pkg.delivery !== undefined || !holdsFiles(pkg, deployment));
      if (!isFolder && !isUnreadable(pkg, deployment.path)) yield finding(pkg, deployment);
    }
  },
};

const holdsFiles = ({ files }: ServicePackage, { path }: DeploymentPackage): boolean =>
  [...files.keys()].some((file) => file.startsWith(`${path}/`));

function finding({ files }: ServicePackage, { path, packed }: DeploymentPackage): Finding {
  const at = { file: path };
  if (packed && files.get(path)?.isRead === false) return { at, message: unread, notChecked: true };
  if (!packed) return { at, message: missing.folder };
  return { at, message: /\.zip$/i.test(path) ? missing.zip : missing.tgz };
}

const unread: Message = say(
  'the archive was not read, because it is damaged or too large.',
  '该压缩包已损坏或过大，未读取。',
);

const missing = {
  tgz: say(
    'There is no Chart.yaml in this archive: pack the folder that holds it',
    '压缩包中没有 Chart.yaml：请打包 Chart.yaml 所在的目录',
  ),
  zip: say(
    'There is neither a *.clusterserviceversion.yaml nor a metadata.yaml in this archive',
    '压缩包中既没有 *.clusterserviceversion.yaml 也没有 metadata.yaml',
  ),
  folder: say(
    'This folder holds neither a Chart.yaml nor a *.clusterserviceversion.yaml nor a metadata.yaml',
    '该目录中没有 Chart.yaml、*.clusterserviceversion.yaml 或 metadata.yaml',
  ),
} as const;
