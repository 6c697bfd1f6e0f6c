import { say, text } from '../../text/message';
import type { Rule } from '../rule';
import { obvious, renaming } from '../shared/repair';

/** R007, SPEC A9: `.tar.gz` is for private uploads; in a delivery the extension is `.tgz`. */
export const deprecatedArchiveExtension: Rule = {
  code: 'package/deprecated-archive-extension',
  severity: 'warning',
  spec: ['R007', 'R008', 'R182'],
  summary: text('A chart packed as .tar.gz', 'Chart 以 .tar.gz 命名'),
  rationale: text(
    'The guide names .tgz as the one extension of a chart in a service package; only a private upload takes .tar.gz too.',
    '指南规定服务包中的 Helm 部署包扩展名为 .tgz，只有私有服务上传才同时支持 .tar.gz。',
  ),
  example: {
    bad: `
#- package/etcd-6.7.0.tar.gz
#! warning package/deprecated-archive-extension: Name the chart "etcd-6.7.0.tgz": in a service package the extension is .tgz
`,
    good: `
#- package/etcd-6.7.0.tgz
`,
  },
  fixable: true,
  tempo: 'text',
  profile: 'delivery',
  *check(pkg) {
    for (const { path, packed } of pkg.deployments) {
      if (!packed || !/\.tar\.gz$/i.test(path)) continue;
      const to = path.replace(/\.tar\.gz$/i, '.tgz');
      const name = to.slice(to.lastIndexOf('/') + 1);
      yield {
        at: { file: path },
        message: say(
          'Name the chart "{name}": in a service package the extension is .tgz',
          '请将 Chart 命名为“{name}”：服务包中的扩展名为 .tgz',
          { name },
        ),
        fixes: renaming(pkg, path, to, say('Rename to "{name}"', '重命名为“{name}”', { name }), obvious),
      };
    }
  },
};
