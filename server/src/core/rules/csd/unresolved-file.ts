import { referencesIn, resolveReference } from '../../references/references';
import { say, text } from '../../text/message';
import type { Rule } from '../rule';
import { changeTo, likely, repair } from '../shared/repair';
import { exampleSpec } from './version-definition';

const files = (path: string, mark: string) => `${exampleSpec(`  capabilityRequirements:
    - apiVersion: osc.io/v1
      kind: LogConfig
      defaultPath: ${path}
`)}${mark}#- package/redis/manifests/vendor/log_config.yaml
kind: LogConfig
`;
const warning =
  '#                  ^^^^^^^^^^^^^^^^^^^^^^^ warning csd/unresolved-file: There is no file "vendor/logs_config.yaml" in manifests/ (developer guide)\n';

/** X9: `defaultPath` names a file below manifests/. */
export const unresolvedFile: Rule = {
  code: 'csd/unresolved-file',
  severity: 'warning',
  spec: ['X9', 'R214'],
  summary: text('A configuration file that is not there', 'defaultPath 指向的文件不存在'),
  rationale: text(
    'Monitoring, logs and dependencies are connected by the files that defaultPath names, below manifests/ (developer guide).',
    '监控、日志和依赖服务通过 defaultPath 指定的文件（相对 manifests 目录）对接（开发者指南）。',
  ),
  example: {
    bad: files('vendor/logs_config.yaml', warning),
    good: files('vendor/log_config.yaml', ''),
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    for (const reference of referencesIn(pkg)) {
      if (reference.kind !== 'manifest-file' || reference.text === '') continue;
      const resolution = resolveReference(pkg, reference);
      if (resolution.state !== 'unresolved') continue;
      const { file, span, text: path } = reference;
      const [meant] = resolution.suggestions;
      yield {
        at: { file: file.path, span },
        message: say(
          'There is no file "{path}" in manifests/ (developer guide)',
          'manifests 目录中没有文件“{path}”（开发者指南）',
          { path },
        ),
        fixes: meant ? repair(pkg, file.path, changeTo(meant), [{ span, newText: meant }], likely) : [],
      };
    }
  },
};
