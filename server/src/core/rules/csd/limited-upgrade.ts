import { say, text } from '../../text/message';
import { keySpan } from '../../yaml/node';
import { nodeAt, textAt } from '../../yaml/path';
import type { Rule } from '../rule';
import { exampleSpec, versionDefinitions } from './version-definition';

/** R186, A35: what versionDefinition does not do in a package made of a chart. */
export const limitedUpgrade: Rule = {
  code: 'csd/limited-upgrade',
  severity: 'information',
  spec: ['R186', 'A35'],
  summary: text('A version definition in a package of type helm', 'Helm 类型服务包中的版本定义'),
  rationale: text(
    'Services of the Helm kind have no upgrade and no rollback on the platform. versionDefinition is about something else: the version of an instance.',
    'Helm 类型的服务不支持服务升级和回滚；versionDefinition 针对的是实例的版本。',
  ),
  example: {
    bad: exampleSpec(`  versionDefinition:
# ^^^^^^^^^^^^^^^^^ information csd/limited-upgrade: A service of type helm cannot be upgraded or rolled back: this is about the version of its instances only
    mode: tag
    path: image.tag
    tags: ["7.2.4"]
`).replace('name: redis\n', 'name: redis\ntype: helm\n'),
  },
  fixable: false,
  tempo: 'text',
  *check(pkg) {
    if (textAt(nodeAt(pkg.osc?.metadata?.yaml.root, ['type'])) !== 'helm') return;
    for (const { definition, entry } of versionDefinitions(pkg)) {
      yield {
        at: { file: definition.file.path, span: keySpan(entry) },
        message: say(
          'A service of type helm cannot be upgraded or rolled back: this is about the version of its instances only',
          'Helm 类型的服务不支持服务升级和回滚：此处仅针对实例的版本',
        ),
      };
    }
  },
};
