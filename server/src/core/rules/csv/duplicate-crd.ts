import type { ManifestHead } from '../../operator/manifest-heads';
import { parentOf } from '../../package/images-folder';
import { say, text } from '../../text/message';
import type { Rule } from '../rule';
import { definitions, exampleOwner } from './definitions';

/** SPEC 5.3: the same CRD in two files of one version. */
export const duplicateCrd: Rule = {
  code: 'csv/duplicate-crd',
  severity: 'warning',
  spec: ['R023'],
  summary: text('The same CRD twice', 'CRD 重复定义'),
  rationale: text(
    'OLM refuses a package with two definitions of one resource.',
    '同一资源有两份定义时，OLM 会拒绝该包。',
  ),
  example: {
    bad: `${exampleOwner}#- package/etcd/crd.yaml
kind: CustomResourceDefinition
metadata:
  name: etcdclusters.etcd.database.coreos.com
#- package/etcd/crd2.yaml
kind: CustomResourceDefinition
metadata:
  name: etcdclusters.etcd.database.coreos.com
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning csv/duplicate-crd: "etcdclusters.etcd.database.coreos.com" is defined in crd.yaml too
`,
  },
  fixable: false,
  tempo: 'text',
  *check(pkg) {
    const seen = new Map<string, ManifestHead>();
    for (const head of pkg.operator ? definitions(pkg.operator) : []) {
      const key = `${parentOf(head.file.path)} ${head.name}`;
      const first = seen.get(key);
      if (!first) seen.set(key, head);
      if (!first || head.name === '') continue;
      yield {
        at: { file: head.file.path, span: head.span },
        message: say('"{name}" is defined in {file} too', '“{name}”在 {file} 中已有定义', {
          name: head.name,
          file: first.file.path.slice(first.file.path.lastIndexOf('/') + 1),
        }),
        related: [
          { at: { file: first.file.path, span: first.span }, message: say('the first one', '第一处') },
        ],
      };
    }
  },
};
