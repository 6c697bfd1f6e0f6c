import type { Change } from '../../package/edit';
import type { AddressRole, InstanceEntry } from '../../package/mapping';
import { say, text } from '../../text/message';
import { keySpan } from '../../yaml/node';
import { removeEntry } from '../../yaml/remove';
import type { Rule } from '../rule';

/** What a role writes already, so that these roles beside it say the same twice. */
const covered: Readonly<Partial<Record<AddressRole, readonly AddressRole[]>>> = {
  fullAddress: ['repository', 'prefixAddress', 'repo', 'endpoint', 'tag'],
  repository: ['prefixAddress', 'repo', 'endpoint'],
  prefixAddress: ['repo', 'endpoint'],
};

/** R145: address keys of one entry that write the same part. */
export const overlappingAddress: Rule = {
  code: 'mapping/overlapping-address',
  severity: 'warning',
  spec: ['R145'],
  summary: text('Address keys that write the same part', '地址字段写入的内容重复'),
  rationale: text(
    'Each part of the address is to be written once. Where the chart joins a whole address with a further part, the registry or the tag appears twice.',
    '地址的每一部分只应写入一次。Chart 把完整地址与其它部分拼接时，仓库地址或 tag 会重复出现。',
  ),
  example: {
    bad: `
#- images/mapping.yaml
instance:
  - image: etcd
    address:
      fullAddress: image.name
      tag: image.tag
#     ^^^ warning mapping/overlapping-address: "fullAddress" writes the tag too: leave "tag" out, or use another key
`,
    good: `
#- images/mapping.yaml
instance:
  - image: etcd
    address:
      fullAddress: image.name
`,
  },
  fixable: true,
  tempo: 'text',
  *check({ mapping }) {
    for (const { address } of mapping?.instances ?? []) {
      for (const field of address) {
        const wider = widerThan(field.addressRole, address);
        if (!mapping || !wider) continue;
        const { file } = mapping;
        const change: Change = {
          kind: 'edit',
          file: file.path,
          edits: [removeEntry(file.text, field.entry)],
        };
        const values = { wider, role: field.addressRole };
        yield {
          at: { file: file.path, span: keySpan(field.entry) },
          message: messageOf(field.addressRole, values),
          fixes: [
            { title: say('Remove "{role}"', '删除“{role}”', values), changes: [change], preferred: true },
          ],
        };
      }
    }
  },
};

function messageOf(role: string, values: Readonly<Record<string, string>>) {
  const [part, zhPart] =
    role === 'tag'
      ? ['the tag', 'tag']
      : role === 'endpoint'
        ? ['the registry', '仓库地址']
        : ['this part', '这一部分'];
  return say(
    '"{wider}" writes {part} too: leave "{role}" out, or use another key',
    '“{wider}”已包含{zhPart}：请去掉“{role}”，或改用其它字段',
    { ...values, part: part ?? '', zhPart: zhPart ?? '' },
  );
}

const widerThan = (role: string, address: InstanceEntry['address']): string | undefined =>
  address.find(({ addressRole }) => {
    const narrower: readonly string[] = Object.hasOwn(covered, addressRole)
      ? (covered[addressRole as AddressRole] ?? [])
      : [];
    return narrower.includes(role);
  })?.addressRole;
