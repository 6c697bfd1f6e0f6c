import type { DeploymentPackage, PackageKind } from '../../package/deployment-package';
import { say, text } from '../../text/message';
import type { Finding, Rule } from '../rule';

/** R008, R009, R182: a chart is packed as `.tgz`, an operator as `.zip`. */
export const mismatchedArchiveFormat: Rule = {
  code: 'package/mismatched-archive-format',
  severity: 'error',
  spec: ['R008', 'R009', 'R182'],
  summary: text(
    'A chart that is no .tgz, or an operator that is no .zip',
    'Helm 部署包不是 .tgz，或 Operator 部署包不是 .zip',
  ),
  rationale: text(
    'The platform tells the kind of a deployment package by its extension and unpacks it accordingly.',
    '平台根据扩展名判断部署包类型并相应解压。',
  ),
  example: {
    bad: `
#- package/etcd-6.7.0.zip
#! error package/mismatched-archive-format: A chart must be packed as .tgz, not as .zip
#- package/etcd-6.7.0.zip!/etcd/Chart.yaml
name: etcd
`,
  },
  fixable: false,
  tempo: 'text',
  *check({ deployments }) {
    for (const deployment of deployments) {
      const wanted = wantedFormats[deployment.kind ?? 'osc'];
      if (wanted && deployment.packed && !wanted.test(deployment.path)) yield finding(deployment);
    }
  },
};

/** The OSC format has rules of its own, because it differs between the two channels. */
const wantedFormats: Readonly<Partial<Record<PackageKind, RegExp>>> = {
  helm: /\.(?:tgz|tar\.gz)$/i,
  operator: /\.zip$/i,
};

const finding = ({ path, kind }: DeploymentPackage): Finding => ({
  at: { file: path },
  message:
    kind === 'helm'
      ? say('A chart must be packed as .tgz, not as .zip', 'Helm Chart 必须打包为 .tgz，而不是 .zip')
      : say('An operator must be packed as .zip, not as .tgz', 'Operator 必须打包为 .zip，而不是 .tgz'),
});
