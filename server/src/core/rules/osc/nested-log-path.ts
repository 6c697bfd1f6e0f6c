import { say, text } from '../../text/message';
import type { YamlScalar } from '../../yaml/node';
import { itemsOf, nodeAt, resolve, valueIn } from '../../yaml/path';
import type { Rule } from '../rule';

/** X13: no log path lies inside of another. */
export const nestedLogPath: Rule = {
  code: 'osc/nested-log-path',
  severity: 'warning',
  spec: ['X13'],
  summary: text('A log path inside of another', '日志路径互相包含'),
  rationale: text(
    'The developer guide forbids log paths that contain one another; its own sample has such a pair, so this is no error.',
    '开发者指南规定日志路径之间不能互相包含；其示例自身却存在包含关系，因此不作为错误。',
  ),
  example: {
    bad: `
#- package/redis/metadata.yaml
name: redis
#- package/redis/manifests/vendor/log_config.yaml
kind: LogConfig
spec:
  logConfigItems:
    - logPaths:
        - /var/redis/
        - /var/redis/access/a.log
#         ^^^^^^^^^^^^^^^^^^^^^^^ warning osc/nested-log-path: "/var/redis/access/a.log" lies inside of "/var/redis/" (developer guide)
`,
  },
  fixable: false,
  tempo: 'text',
  *check({ osc }) {
    for (const { path: file, yaml } of osc?.logConfigs ?? []) {
      for (const item of itemsOf(nodeAt(yaml.root, ['spec', 'logConfigItems']))) {
        const paths = itemsOf(valueIn(item, 'logPaths')).flatMap((one): YamlScalar[] => {
          const node = resolve(one);
          return node?.kind === 'scalar' && node.text !== '' ? [node] : [];
        });
        for (const inner of paths) {
          const outer = paths.find((one) => one !== inner && isInside(inner.text, one.text));
          if (!outer) continue;
          yield {
            at: { file, span: inner.span },
            message: say(
              '"{inner}" lies inside of "{outer}" (developer guide)',
              '“{inner}”包含在“{outer}”中（开发者指南）',
              { inner: inner.text, outer: outer.text },
            ),
          };
        }
      }
    }
  },
};

const isInside = (inner: string, outer: string): boolean =>
  inner.replace(/\/+$/, '') !== outer.replace(/\/+$/, '') &&
  inner.startsWith(`${outer.replace(/\/+$/, '')}/`);
