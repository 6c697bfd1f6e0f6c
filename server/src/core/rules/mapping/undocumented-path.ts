import { referencesIn, resolveReference } from '../../references/references';
import type { Message } from '../../text/message';
import { say, text } from '../../text/message';
import type { Rule } from '../rule';

/** SPEC A42: a path through a list or through a key with dots, which no document of the platform describes. */
export const undocumentedPath: Rule = {
  code: 'mapping/undocumented-path',
  severity: 'warning',
  spec: ['R128', 'A42'],
  summary: text('An address path through a list or a key with dots', '地址路径经过列表或带点号的键'),
  rationale: text(
    'The guide only defines keys joined by dots. Whether the platform finds a list element or a key that contains a dot is documented nowhere; move the value to a plain key to be safe.',
    '指南只定义了“以点号相连的键”。列表元素或名称中带点号的键能否被平台找到没有文档说明，建议把该值移到普通的键下。',
  ),
  example: {
    bad: `
#- package/etcd/Chart.yaml
name: etcd
#- package/etcd/values.yaml
sidecars:
  - image: a:1
#- images/mapping.yaml
instance:
  - image: a
    address:
      fullAddress: sidecars[0].image
#                  ^^^^^^^^^^^^^^^^^ warning mapping/undocumented-path: "sidecars[0].image" goes through a list: whether the platform can follow it is not documented
`,
  },
  fixable: false,
  tempo: 'text',
  *check(pkg) {
    for (const reference of referencesIn(pkg)) {
      if (reference.kind !== 'address-path') continue;
      const resolution = resolveReference(pkg, reference);
      const message = resolution.state === 'resolved' && messageOf(reference.text, resolution.oddity);
      if (message) yield { at: { file: reference.file.path, span: reference.span }, message };
    }
  },
};

function messageOf(path: string, oddity: string | undefined): Message | undefined {
  if (oddity === 'list-index') {
    return say(
      '"{path}" goes through a list: whether the platform can follow it is not documented',
      '“{path}”经过列表，平台是否支持没有文档说明',
      { path },
    );
  }
  if (oddity !== 'dotted-key') return undefined;
  return say(
    '"{path}" goes through a key that contains a dot: whether the platform can follow it is not documented',
    '“{path}”经过名称中带点号的键，平台是否支持没有文档说明',
    { path },
  );
}
