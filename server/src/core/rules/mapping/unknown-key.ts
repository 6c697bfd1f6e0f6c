import { edit, type Fix } from '../../package/edit';
import { propertiesAt } from '../../schema/schema';
import { say, text } from '../../text/message';
import { nearest } from '../../text/nearest';
import { entryOf } from '../../yaml/path';
import type { Rule } from '../rule';
import { type ShapeFinding, shapeFindings } from '../shared/shape';

/** What authors write instead of the right key: other versions of the format, other tools' words (SPEC A10, A11, R126, R129). */
const knownSlips: Readonly<Record<string, string>> = {
  instances: 'instance',
  operator: 'lifecycle',
  registry: 'endpoint',
  amd64: 'x86_64',
  x86: 'x86_64',
  arm64: 'aarch64',
  arm: 'aarch64',
};

/** R120, R126, R129: a key that mapping.yaml does not know. */
export const unknownKey: Rule = {
  code: 'mapping/unknown-key',
  severity: 'error',
  spec: ['R120', 'R126', 'R129'],
  summary: text('A key that mapping.yaml does not know', '映射文件中存在无法识别的键'),
  rationale: text(
    'The platform reads only the keys that its guide names. What stands under another key is not replaced, and the image is pulled from where the author once had it.',
    '平台只识别指南中列出的键。写在其它键下的内容不会被替换，镜像仍会从作者原来的地址拉取。',
  ),
  example: {
    bad: `
#- images/mapping.yaml
instance:
  - image: etcd
    tag: 3.5.0
    address:
      fulladdress: image
#     ^^^^^^^^^^^ error mapping/unknown-key: "fulladdress" is not a key of "address". Did you mean "fullAddress"?
    package:
      x86_64: etcd.tar
`,
    good: `
#- images/mapping.yaml
instance:
  - image: etcd
    tag: 3.5.0
    address:
      fullAddress: image
    package:
      x86_64: etcd.tar
`,
  },
  fixable: true,
  tempo: 'text',
  *check({ mapping }) {
    if (!mapping) return;
    for (const finding of shapeFindings(mapping.file, 'mapping')) {
      if (finding.keyword !== 'additionalProperties' || !finding.entry) continue;
      const key = finding.entry.name;
      // A full-width colon makes a strange key of several lines: yaml/full-width-punctuation says what is wrong.
      if (/[：，]/.test(key)) continue;
      if (key === 'address' && finding.path.includes('containers')) continue;
      const meant = meantKey(finding, key);
      yield {
        at: { file: mapping.file.path, span: finding.span },
        message: message(key, String(finding.path.findLast((step) => typeof step === 'string') ?? ''), meant),
        fixes: meant ? [rename(mapping.file.path, finding, key, meant)] : [],
      };
    }
  },
};

function meantKey({ path, node }: ShapeFinding, key: string): string | undefined {
  const known = propertiesAt('mapping', path).map(([name]) => name);
  const slip = Object.hasOwn(knownSlips, key) ? knownSlips[key] : undefined;
  const meant = slip && known.includes(slip) ? slip : nearest(key, known);
  return meant && !entryOf(node, meant) ? meant : undefined;
}

function message(key: string, parent: string, meant: string | undefined) {
  const where = parent || 'mapping.yaml';
  return meant
    ? say(
        '"{key}" is not a key of "{where}". Did you mean "{meant}"?',
        '“{key}”不是“{where}”的合法键，是否应为“{meant}”？',
        { key, where, meant },
      )
    : say('"{key}" is not a key of "{where}". Remove it.', '“{key}”不是“{where}”的合法键，请删除。', {
        key,
        where,
      });
}

const rename = (file: string, { span }: ShapeFinding, key: string, meant: string): Fix => ({
  title: say('Rename "{key}" to "{meant}"', '将“{key}”改为“{meant}”', { key, meant }),
  changes: [edit(file, { span, newText: meant })],
  preferred: true,
  safe: true,
});
