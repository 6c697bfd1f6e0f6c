import { say, text } from '../../text/message';
import type { Rule } from '../rule';

/** X13: one configuration of logs and one of monitoring in a package. */
export const duplicateConfig: Rule = {
  code: 'osc/duplicate-config',
  severity: 'warning',
  spec: ['X13', 'R214'],
  summary: text('A second configuration of logs or monitoring', '日志或监控配置文件重复'),
  rationale: text(
    'The developer guide allows one file of each kind in a package; which of several counts is not documented.',
    '开发者指南规定每个服务包每类配置只能有一个文件，存在多个时以哪个为准没有文档说明。',
  ),
  example: {
    bad: `
#- package/redis/metadata.yaml
name: redis
#- package/redis/manifests/vendor/log_config.yaml
kind: LogConfig
#- package/redis/manifests/vendor/logs_config.yaml
#! warning osc/duplicate-config: A package has one LogConfig: "package/redis/manifests/vendor/log_config.yaml" is there already (developer guide)
kind: LogConfig
`,
  },
  fixable: false,
  tempo: 'text',
  *check({ osc }) {
    const kinds = { LogConfig: osc?.logConfigs ?? [], MonitorConfig: osc?.monitorConfigs ?? [] };
    for (const [kind, files] of Object.entries(kinds)) {
      const [first, ...others] = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
      for (const { path } of others) {
        yield {
          at: { file: path },
          message: say(
            'A package has one {kind}: "{first}" is there already (developer guide)',
            '每个服务包只能有一个 {kind}：已存在“{first}”（开发者指南）',
            { kind, first: first?.path ?? '' },
          ),
        };
      }
    }
  },
};
