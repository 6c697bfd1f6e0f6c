import type { ImageEntry } from '../../package/mapping';
import { say, text } from '../../text/message';
import type { Rule } from '../rule';

/** R137: the same image and tag twice, with different tars. */
export const duplicateImage: Rule = {
  code: 'mapping/duplicate-image',
  severity: 'warning',
  spec: ['R137'],
  summary: text('The same image and tag with different tars', '相同的镜像和 tag 对应不同的 tar 包'),
  rationale: text(
    'Both tars are pushed under one name; the one that is pushed last wins, and the other workload gets the wrong image.',
    '两个 tar 包会以同一名称推送，后推送的覆盖先推送的，另一个工作负载会拿到错误的镜像。',
  ),
  example: {
    bad: `
#- images/mapping.yaml
instance:
  - image: etcd
    tag: 3.5.0
    package:
      x86_64: etcd-a.tar
  - image: etcd
#          ^^^^ warning mapping/duplicate-image: "etcd:3.5.0" was given other tars above
    tag: 3.5.0
    package:
      x86_64: etcd-b.tar
`,
  },
  fixable: false,
  tempo: 'text',
  *check({ mapping }) {
    const seen = new Map<string, ImageEntry>();
    for (const entry of mapping?.images ?? []) {
      if (!mapping || !entry.image?.text || !entry.tag?.text) continue;
      const name = `${entry.image.text}:${entry.tag.text}`;
      const first = seen.get(name);
      if (!first) seen.set(name, entry);
      if (!first?.image || !contradict(first, entry)) continue;
      const { path } = mapping.file;
      yield {
        at: { file: path, span: entry.image.span },
        message: say('"{name}" was given other tars above', '“{name}”在上文对应了不同的 tar 包', { name }),
        related: [{ at: { file: path, span: first.image.span }, message: say('the first one', '第一处') }],
      };
    }
  },
};

/** Whether two entries name different tars for one architecture. */
const contradict = (a: ImageEntry, b: ImageEntry): boolean =>
  a.packages.some((one) =>
    b.packages.some((other) => other.architecture === one.architecture && other.text !== one.text),
  );
