import { mountMark } from '../../package/archive-mount';
import type { DeploymentPackage } from '../../package/deployment-package';
import type { ServicePackage } from '../../package/service-package';
import { type Message, say, text } from '../../text/message';
import type { Rule } from '../rule';

/** R022: in the archive of a chart everything lies in one folder, which Helm takes from each path without looking at it. */
export const misplacedChart: Rule = {
  code: 'package/misplaced-chart',
  severity: 'error',
  spec: ['R022'],
  summary: text(
    'A chart archive with files outside of the folder of the chart',
    'Chart 压缩包中的文件不在 Chart 目录内',
  ),
  rationale: text(
    'Helm drops the first folder of each path in the archive. It refuses a file that lies in none, mixes the charts of several folders into one, and of "./etcd/Chart.yaml" it drops the "." and then finds no Chart.yaml.',
    'Helm 会去掉压缩包内每个路径的第一级目录：没有目录的文件会被拒绝；多个目录中的 Chart 会被混合成一个；对于“./etcd/Chart.yaml”，去掉的是“.”，从而找不到 Chart.yaml。',
  ),
  example: {
    bad: `
#- package/etcd-1.0.0.tgz
#! error package/misplaced-chart: "Chart.yaml" lies in no folder: Helm refuses the archive. Pack the folder of the chart, or use "helm package"
#- package/etcd-1.0.0.tgz!/Chart.yaml
name: etcd
version: 1.0.0
`,
  },
  fixable: false,
  tempo: 'text',
  *check(pkg) {
    for (const deployment of pkg.deployments) {
      if (!deployment.packed || !deployment.kinds.includes('helm') || /\.zip$/i.test(deployment.path))
        continue;
      const message = outside(pkg, deployment) ?? behindDot(pkg, deployment) ?? mixed(pkg, deployment);
      if (message) yield { at: { file: deployment.path }, message };
    }
  },
};

function outside({ files }: ServicePackage, { path }: DeploymentPackage): Message | undefined {
  const below = `${path}${mountMark}`;
  for (const file of files.keys()) {
    const inside = file.startsWith(below) ? file.slice(below.length) : '/';
    if (!inside.includes('/'))
      return say(
        '"{file}" lies in no folder: Helm refuses the archive. Pack the folder of the chart, or use "helm package"',
        '“{file}”不在任何目录中：Helm 会拒绝该压缩包。请打包 Chart 所在的目录，或使用“helm package”',
        { file: inside },
      );
  }
  return undefined;
}

/** Several charts side by side: what is left of their paths is the same, so the later file stays. */
function mixed({ files }: ServicePackage, { path }: DeploymentPackage): Message | undefined {
  const below = `${path}${mountMark}`;
  const charts = [...files.keys()].flatMap((file) =>
    file.startsWith(below) ? (/^([^/]+)\/Chart\.yaml$/.exec(file.slice(below.length))?.[1] ?? []) : [],
  );
  const [first = '', second] = charts;
  return second === undefined
    ? undefined
    : say(
        '"{first}" and "{second}" are both charts: Helm mixes the files of both folders into one. Pack each chart by itself',
        '“{first}”和“{second}”都是 Chart：Helm 会把两个目录中的文件混合成一个 Chart。请分别打包',
        { first, second },
      );
}

/** As `tar -czf etcd.tgz ./etcd` writes it; the paths of the package are without the dot. */
function behindDot({ defects }: ServicePackage, { path }: DeploymentPackage): Message | undefined {
  const dotted = defects.find(
    ({ archive, defect }) =>
      archive === path &&
      defect.kind === 'unclean-path' &&
      /^\.\/[^/]+\/Chart\.yaml$/.test(defect.entry ?? ''),
  );
  return (
    dotted &&
    say(
      '"{file}" starts with "./": Helm takes the "." for the folder of the chart and finds no Chart.yaml. Pack without it, or use "helm package"',
      '“{file}”以“./”开头：Helm 会把“.”当作 Chart 目录，从而找不到 Chart.yaml。打包时请去掉“./”，或使用“helm package”',
      { file: dotted.defect.entry ?? '' },
    )
  );
}
