import type { Field, Mapping } from '../../package/mapping';
import { say, text } from '../../text/message';
import type { Finding, Rule } from '../rule';

/** R159: the same container twice, or the same variable of a container. */
export const duplicateContainer: Rule = {
  code: 'mapping/duplicate-container',
  severity: 'error',
  spec: ['R159'],
  summary: text('A container or variable that has two elements', '同一个容器或环境变量有多个元素'),
  rationale: text(
    'A container has one image. With two elements it is open which of them the platform writes.',
    '一个容器只有一个镜像。存在两个元素时，无法确定平台写入哪一个。',
  ),
  example: {
    bad: `
#- images/mapping.yaml
lifecycle:
  - deployment: etcd-operator
    containers:
      - type: container
        name: manager
        image: etcd-operator
      - type: container
        name: manager
#             ^^^^^^^ error mapping/duplicate-container: "manager" has an element above
        image: etcd-backup-operator
`,
  },
  fixable: false,
  tempo: 'text',
  *check({ mapping }) {
    if (!mapping) return;
    const containers = mapping.lifecycle.flatMap(({ containers }) => containers);
    yield* duplicates(
      mapping,
      containers.map((one) => ({
        name: one.name,
        key: [one.lifecycle.deployment?.text, one.type?.text, one.name?.text],
      })),
    );
    for (const { env } of containers) {
      yield* duplicates(
        mapping,
        env.map(({ name }) => ({ name, key: [name?.text] })),
      );
    }
  },
};

interface Named {
  readonly name: Field | undefined;
  readonly key: readonly (string | undefined)[];
}

function* duplicates({ file }: Mapping, all: readonly Named[]): Generator<Finding> {
  const seen = new Map<string, Field>();
  for (const { name, key } of all) {
    if (!name?.text || key.includes(undefined)) continue;
    const first = seen.get(JSON.stringify(key));
    if (!first) {
      seen.set(JSON.stringify(key), name);
      continue;
    }
    yield {
      at: { file: file.path, span: name.span },
      message: say('"{name}" has an element above', '“{name}”在上文已有元素', { name: name.text }),
      related: [{ at: { file: file.path, span: first.span }, message: say('the first one', '第一处') }],
    };
  }
}
