import { say, text } from '../../text/message';
import type { Rule } from '../rule';
import { exampleConfiguration, exampleSpec, versionDefinitions } from './version-definition';
import { versionTarget } from './version-target';

/** R092, X10, A32: `versionDefinition.path` leads to a value in the default configuration. */
export const unresolvedPath: Rule = {
  code: 'csd/unresolved-path',
  severity: 'error',
  spec: ['R092', 'R093', 'X10', 'A32'],
  summary: text('A version path that leads nowhere', '版本路径不存在'),
  rationale: text(
    'An upgrade of an instance writes the chosen version at this path of its custom resource. Where nothing is, nothing is upgraded.',
    '升级实例时，平台将所选版本写入自定义资源的该路径。路径不存在则无法升级。',
  ),
  example: {
    bad: exampleSpec(`  versionDefinition:
    mode: url
    path: spec.img
#         ^^^^^^^^ error csd/unresolved-path: "spec.img" leads to nothing in defaultConfiguration
    tags: ["7.2.4"]
${exampleConfiguration}`),
  },
  fixable: false,
  tempo: 'text',
  *check(pkg) {
    for (const { osc, definition, path } of versionDefinitions(pkg)) {
      const { configuration, configurationEntry, file } = definition;
      if (!path || path.text === '' || (configuration && configuration.problems.length > 0)) continue;
      if (configurationEntry && !configuration) continue;
      if (!configuration && osc.chart?.values) continue;
      const at = { file: file.path, span: path.span };
      if (!configuration) yield { at, message: unknown, notChecked: true };
      else if (!versionTarget(pkg, definition, path.text)) {
        yield {
          at,
          message: say(
            '"{path}" leads to nothing in defaultConfiguration',
            '“{path}”在 defaultConfiguration 中不存在',
            { path: path.text },
          ),
        };
      }
    }
  },
};

const unknown = say(
  'there is no defaultConfiguration in which this path could be looked up.',
  '没有可供查找该路径的 defaultConfiguration。',
);
