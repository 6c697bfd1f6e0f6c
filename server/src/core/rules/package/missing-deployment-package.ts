import type { ServicePackage } from '../../package/service-package';
import { say, text } from '../../text/message';
import type { Rule } from '../rule';
import { looseFiles } from '../shared/loose-files';
import { hasFolder, misnamedPackageFolders } from '../shared/top-folders';

/** R005, R006: package/ holds a deployment package. */
export const missingDeploymentPackage: Rule = {
  code: 'package/missing-deployment-package',
  severity: 'error',
  spec: ['R005', 'R006'],
  summary: text('There is no deployment package', '缺少部署包'),
  rationale: text(
    'package/ is mandatory and holds the one chart, operator or OSC package that is deployed. Without it the platform refuses the service package.',
    'package 目录必选，存放唯一的 Helm、Operator 或 OSC 部署包。缺少部署包时平台会拒绝该服务包。',
  ),
  example: {
    bad: `
#- .
#! error package/missing-deployment-package: There is no "package" folder: put the chart, operator or OSC package there
#- images/etcd.tar
`,
  },
  fixable: false,
  tempo: 'text',
  *check(pkg) {
    if (pkg.deployments.length > 0 || misnamedPackageFolders(pkg).length > 0) return;
    if (looseFiles(pkg).length > 0 || isUnreadable(pkg)) return;
    const exists = hasFolder(pkg, 'package');
    yield {
      at: { file: exists ? 'package' : '' },
      message: exists
        ? say(
            '"package" holds no deployment package: put the chart, operator or OSC package there',
            '“package”目录中没有部署包：请放入 Helm、Operator 或 OSC 部署包',
          )
        : say(
            'There is no "package" folder: put the chart, operator or OSC package there',
            '缺少“package”目录：请在其中放入 Helm、Operator 或 OSC 部署包',
          ),
    };
  },
};

/** Whether the zip itself is damaged, so that what it lacks may only be what could not be read. */
const isUnreadable = ({ files, defects }: ServicePackage): boolean =>
  (files.size === 0 && defects.some(({ archive }) => archive === '')) ||
  defects.some(({ archive, defect }) => archive === '' && defect.kind === 'too-many-entries');
