import type { InstanceEntry, Mapping } from '../../package/mapping';
import { say, text } from '../../text/message';
import type { Rule } from '../rule';

/** R146: two address keys that write different texts at one path. The same registry written twice does no harm. */
export const duplicatePath: Rule = {
  code: 'mapping/duplicate-path',
  severity: 'error',
  spec: ['R146'],
  summary: text('One path that is written twice with different texts', '同一路径被写入两次且内容不同'),
  rationale: text(
    'Only what is written last stays. The workload of the other entry pulls a wrong image.',
    '只有最后一次写入的内容生效，另一个元素对应的工作负载会拉取错误的镜像。',
  ),
  example: {
    bad: `
#- images/mapping.yaml
instance:
  - image: etcd
    tag: 3.5.0
    address:
      fullAddress: image
  - image: redis
    tag: 6.0.10
    address:
      fullAddress: image
#                  ^^^^^ error mapping/duplicate-path: "image" is written by another key already
`,
  },
  fixable: false,
  tempo: 'text',
  *check({ mapping }) {
    const seen = new Map<string, Written>();
    for (const written of mapping ? writtenPaths(mapping) : []) {
      const first = seen.get(written.target);
      if (!first) seen.set(written.target, written);
      if (!mapping || !first || first.text === written.text) continue;
      const { path } = mapping.file;
      yield {
        at: { file: path, span: written.field.span },
        message: say('"{path}" is written by another key already', '“{path}”已由其它字段写入', {
          path: written.field.text,
        }),
        related: [{ at: { file: path, span: first.field.span }, message: say('the first one', '第一处') }],
      };
    }
  },
};

interface Written {
  readonly field: InstanceEntry['address'][number];
  /** The path, for an operator with its kind in front. */
  readonly target: string;
  /** Stands for what the platform writes: equal texts are equal writes. */
  readonly text: string;
}

const writtenPaths = ({ instances }: Mapping): readonly Written[] =>
  instances.flatMap((entry) =>
    entry.address
      .filter((field) => field.text !== '')
      .map((field) => ({
        field,
        target: `${entry.kind?.text ?? ''}\0${field.text}`,
        text: writtenText(entry, field.addressRole),
      })),
  );

function writtenText({ image, tag }: InstanceEntry, role: string): string {
  if (role === 'endpoint' || role === 'prefixAddress') return role;
  if (role === 'tag') return `tag ${tag?.text}`;
  return role === 'fullAddress' ? `${role} ${image?.text}:${tag?.text}` : `${role} ${image?.text}`;
}
