import { say, text } from '../../text/message';
import { itemsOf, nodeAt, resolve } from '../../yaml/path';
import type { Rule } from '../rule';
import { versionPattern } from '../shared/names';

/** X14: the versions in `upgrade` are SemVer. */
export const invalidUpgrade: Rule = {
  code: 'osc/invalid-upgrade',
  severity: 'warning',
  spec: ['X14'],
  summary: text('An upgrade from something that is no version', '升级来源不是合法的版本号'),
  rationale: text(
    'replaces and skips name versions of the service, which follow SemVer (developer guide). Others match none.',
    'replaces 和 skips 填写服务的版本号，须遵循 SemVer 规范（开发者指南），否则无法匹配。',
  ),
  example: {
    bad: `
#- package/redis/metadata.yaml
name: redis
#- package/redis/lifecycle.yaml
upgrade:
  replaces: latest
#           ^^^^^^ warning osc/invalid-upgrade: "latest" is no version: write three numbers, as in 1.0.0 (developer guide)
`,
  },
  fixable: false,
  tempo: 'text',
  *check({ osc }) {
    const root = osc?.lifecycle?.yaml.root;
    const nodes = [nodeAt(root, ['upgrade', 'replaces']), ...itemsOf(nodeAt(root, ['upgrade', 'skips']))];
    for (const node of nodes.map(resolve)) {
      if (!osc?.lifecycle || node?.kind !== 'scalar' || node.text === '') continue;
      const version = node.text.replace(/^.*?[.-]?v(?=\d)/, '');
      if (versionPattern.test(version)) continue;
      yield {
        at: { file: osc.lifecycle.path, span: node.span },
        message: say(
          '"{version}" is no version: write three numbers, as in 1.0.0 (developer guide)',
          '“{version}”不是合法的版本号：请使用三段数字，如 1.0.0（开发者指南）',
          { version: node.text },
        ),
      };
    }
  },
};
