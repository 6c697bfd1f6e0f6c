import { say, text } from '../../text/message';
import { resolve } from '../../yaml/path';
import { isString } from '../../yaml/scalar';
import { quoted } from '../../yaml/write-scalar';
import type { Rule } from '../rule';
import { obvious, repair } from '../shared/repair';
import { currentVersion, isBlank } from './version-file';

/** R073: an annotation that YAML reads as a timestamp, a number or a boolean. */
export const unquotedAnnotation: Rule = {
  code: 'csv/unquoted-annotation',
  severity: 'warning',
  spec: ['R073'],
  summary: text('An annotation that is not read as a text', '注解的值未加引号，会被解析为其他类型'),
  rationale: text(
    'Annotations are texts. Without quotes YAML reads a timestamp, a number or a boolean, which Kubernetes refuses or other readers write back in another form.',
    '注解的值必须是字符串。不加引号时 YAML 会解析为时间、数字或布尔值，Kubernetes 会拒绝，或被其他程序改写为别的形式。',
  ),
  example: {
    bad: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
metadata:
  annotations:
    createdAt: 2019-02-28 01:03:00
#              ^^^^^^^^^^^^^^^^^^^ warning csv/unquoted-annotation: This is read as a timestamp, not as a text: put it in quotes
    source: ISV
`,
    good: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
metadata:
  annotations:
    createdAt: "2019-02-28 01:03:00"
    source: ISV
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const csv = currentVersion(pkg);
    for (const { value } of csv?.annotations?.entries ?? []) {
      const node = resolve(value);
      if (!csv || node?.kind !== 'scalar' || node.style !== 'plain' || isBlank(node)) continue;
      const isTime = timestamp.test(node.text);
      if (!isTime && isString(node)) continue;
      const { path } = csv.file;
      yield {
        at: { file: path, span: node.span },
        message: isTime
          ? say(
              'This is read as a timestamp, not as a text: put it in quotes',
              '该值会被解析为时间而不是字符串，请加引号',
            )
          : say(
              'This is read as a number or a boolean, not as a text: put it in quotes',
              '该值会被解析为数字或布尔值而不是字符串，请加引号',
            ),
        fixes: repair(
          pkg,
          path,
          say('Put it in quotes', '加引号'),
          [{ span: node.span, newText: quoted(node.text) }],
          obvious,
        ),
      };
    }
  },
};

/** YAML 1.1, timestamp. */
const timestamp =
  /^\d{4}-\d\d?-\d\d?(?:(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?)?$/;
