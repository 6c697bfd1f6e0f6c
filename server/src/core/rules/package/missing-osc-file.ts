import { say, text } from '../../text/message';
import type { Rule } from '../rule';
import { oscMetadata } from '../shared/stated-identity';

/** R024 and the developer guide: an OSC package has lifecycle.yaml and manifests/ beside metadata.yaml. */
export const missingOscFile: Rule = {
  code: 'package/missing-osc-file',
  severity: 'warning',
  spec: ['R024'],
  summary: text(
    'An OSC package without lifecycle.yaml or manifests/',
    'OSC 规范包缺少 lifecycle.yaml 或 manifests 目录',
  ),
  rationale: text(
    'The developer guide calls both mandatory; without manifests/ the console has been seen to refuse a package.',
    '开发者指南规定两者必选；缺少 manifests 目录时控制台会拒绝该包。',
  ),
  example: {
    bad: `
#- package/etcd/metadata.yaml
name: etcd
#! warning package/missing-osc-file: "lifecycle.yaml" is missing beside metadata.yaml (developer guide)
#- package/etcd/manifests/etcd_crd.yaml
kind: CustomResourceDefinition
`,
  },
  fixable: false,
  tempo: 'text',
  *check(pkg) {
    const metadata = oscMetadata(pkg);
    const root = pkg.deployment?.root;
    if (!metadata) return;
    for (const name of ['lifecycle.yaml', 'manifests/']) {
      const path = `${root}/${name}`;
      if (
        [...pkg.files.keys()].some((file) => file === path || (name.endsWith('/') && file.startsWith(path)))
      ) {
        continue;
      }
      yield {
        at: { file: metadata.path },
        message: say(
          '"{name}" is missing beside metadata.yaml (developer guide)',
          'metadata.yaml 同级缺少“{name}”（开发者指南）',
          { name },
        ),
      };
    }
  },
};
