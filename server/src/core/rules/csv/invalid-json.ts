import type { ClusterServiceVersion } from '../../operator/cluster-service-version';
import { almExamplesPath } from '../../operator/cluster-service-version';
import { edit, type Fix } from '../../package/edit';
import type { ServicePackage } from '../../package/service-package';
import { applyEdits, type TextEdit } from '../../text/edit';
import { say, text } from '../../text/message';
import { parseYaml } from '../../yaml/document';
import {
  type JsonDocument,
  type JsonProblem,
  meantScalar,
  parseJson,
  reformat,
  repairs,
} from '../../yaml/json';
import { entryAt } from '../../yaml/path';
import { sourceOf } from '../../yaml/scalar-source';
import type { Rule } from '../rule';
import { canEdit } from '../shared/repair';

/** R063, C6, A27: the text of `alm-examples` is not JSON. */
export const invalidJson: Rule = {
  code: 'csv/invalid-json',
  severity: 'error',
  spec: ['R063', 'A27'],
  summary: text('The text of alm-examples is not JSON', 'alm-examples 的内容不是合法的 JSON'),
  rationale: text(
    'The platform reads the custom resources, and the images in them, from this text. When it cannot be read, nothing is replaced and the service shows no example.',
    '平台从该字符串读取自定义资源及其中的镜像。无法解析时不会替换任何镜像，也无法展示示例。',
  ),
  example: {
    bad: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
metadata:
  annotations:
    alm-examples: |-
      [
        {
          "kind": "EtcdCluster",
          "spec": { "size": 3, }
#                            ^ error csv/invalid-json: JSON allows no comma behind the last element. Remove it.
        }
      ]
`,
    good: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
metadata:
  annotations:
    alm-examples: |-
      [
        {
          "kind": "EtcdCluster",
          "spec": { "size": 3 }
        }
      ]
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    for (const csv of pkg.operator?.all ?? []) {
      const { examples, file } = csv;
      if (!examples || examples.problems.length === 0) continue;
      const whole = wholeRepair(pkg, csv, examples);
      for (const problem of examples.problems) {
        const own = ownRepair(pkg, csv, problem, examples.problems.length === 1 && whole.length > 0);
        const fixes = examples.problems.length === 1 && own.length > 0 ? own : [...whole, ...own];
        yield { at: { file: file.path, span: problem.span }, message: problem.message, fixes };
      }
    }
  },
};

/** The repair of one fault alone; `cures`: then nothing is left. */
function ownRepair(
  pkg: ServicePackage,
  { file }: ClusterServiceVersion,
  { fix }: JsonProblem,
  cures: boolean,
): readonly Fix[] {
  if (fix.length === 0 || !canEdit(pkg, file.path) || (cures && file.yaml.problems.length > 0)) return [];
  const title = say('Repair this', '修复此处');
  return [{ title, changes: [edit(file.path, ...fix)], ...(cures ? { preferred: true, safe: true } : {}) }];
}

/** The repair of all faults together, when it leaves none: in place, or, where that does not help YAML, as a new block. */
function wholeRepair(pkg: ServicePackage, csv: ClusterServiceVersion, json: JsonDocument): readonly Fix[] {
  const { file, examplesEntry: entry } = csv;
  if (!canEdit(pkg, file.path) || !entry) return [];
  const scalar = meantScalar(file.text, entry);
  const block = scalar && json.root && reformat(file.text, scalar, json.root);
  const inPlace = repairs(json);
  const isSound = json.problems.every(({ fix }) => fix.length > 0);
  const title = say('Repair all {count} faults', '修复全部 {count} 处错误', { count: json.problems.length });
  const blockTitle = say('Repair all and write it as a "|-" block', '全部修复并改写为“|-”块');
  if (isSound && leavesNone(csv, inPlace)) {
    return [{ title, changes: [edit(file.path, ...inPlace)], preferred: true, safe: true }];
  }
  return isSound && block && leavesNone(csv, [block])
    ? [{ title: blockTitle, changes: [edit(file.path, block)], preferred: true, safe: true }]
    : [];
}

/** Whether the file and its examples can be read after some edits. */
function leavesNone({ file }: ClusterServiceVersion, edits: readonly TextEdit[]): boolean {
  const after = applyEdits(file.text, edits);
  const document = parseYaml(after, file.yaml);
  const entry = entryAt(document.root, almExamplesPath);
  const scalar = entry && meantScalar(after, entry);
  return (
    document.problems.length === 0 &&
    scalar !== undefined &&
    parseJson(sourceOf(after, scalar)).problems.length === 0
  );
}
