import type { ClusterServiceVersion } from '../../operator/cluster-service-version';
import type { Fix } from '../../package/edit';
import type { ServicePackage } from '../../package/service-package';
import { say, text } from '../../text/message';
import { columnOf, lineEnd, lineStart } from '../../yaml/layout';
import { keySpan, type YamlEntry } from '../../yaml/node';
import { asMap, entryOf, resolve, valueIn } from '../../yaml/path';
import type { Rule } from '../rule';
import { obvious, repair } from '../shared/repair';
import { annotationOf, currentVersion } from './version-file';

/** R074, A30: `name` and `namespace` of the operator stand under `annotations`, as the guide's samples were printed. */
export const misplacedName: Rule = {
  code: 'csv/misplaced-name',
  severity: 'error',
  spec: ['R074', 'A30'],
  summary: text(
    'The name of the operator stands among its annotations',
    'Operator 的 name 写在了 annotations 之下',
  ),
  rationale: text(
    'A ClusterServiceVersion is named by "metadata.name". Under "annotations" it is a text like any other, and the file has no name.',
    'ClusterServiceVersion 的名称是“metadata.name”。写在“annotations”之下只是普通注解，文件没有名称。',
  ),
  example: {
    bad: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
metadata:
  annotations:
    source: ISV
    name: etcdoperator.v0.9.4
#   ^^^^ error csv/misplaced-name: "name" belongs under "metadata", not under "annotations"
    namespace: placeholder
#   ^^^^^^^^^ error csv/misplaced-name: "namespace" belongs under "metadata", not under "annotations"
`,
    good: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
metadata:
  annotations:
    source: ISV
  name: etcdoperator.v0.9.4
  namespace: placeholder
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const csv = currentVersion(pkg);
    const metadata = asMap(valueIn(csv?.root, 'metadata'));
    if (!csv || !metadata) return;
    const misplaced = ['name', 'namespace'].flatMap((key) =>
      entryOf(metadata, key) ? [] : (annotationOf(csv, key) ?? []),
    );
    const fixes = outdent(pkg, csv, misplaced);
    for (const entry of misplaced) {
      yield {
        at: { file: csv.file.path, span: keySpan(entry) },
        message: say(
          '"{key}" belongs under "metadata", not under "annotations"',
          '“{key}”应位于“metadata”之下，而不是“annotations”之下',
          { key: entry.name },
        ),
        fixes,
      };
    }
  },
};

/** Moves whole lines behind the annotations, with the indentation of `annotations`. */
function outdent(
  pkg: ServicePackage,
  { file, annotations }: ClusterServiceVersion,
  entries: readonly YamlEntry[],
): readonly Fix[] {
  const last = annotations?.entries.at(-1);
  const owner = annotations?.parent;
  const movable = entries.every(({ value, parent }) => resolve(value)?.kind === 'scalar' && !parent.flow);
  if (!last || owner?.kind !== 'entry' || !movable) return [];
  const indent = ' '.repeat(columnOf(file.text, owner.span.start));
  const lineBreak = file.text.includes('\r\n') ? '\r\n' : '\n';
  const end = lineEnd(file.text, file.text.slice(0, last.span.end).trimEnd().length);
  const lines = entries.map(
    ({ span }) => lineBreak + indent + file.text.slice(span.start, lineEnd(file.text, span.end)),
  );
  const removals = entries.map(({ span }) => ({
    span: { start: lineStart(file.text, span.start) - lineBreak.length, end: lineEnd(file.text, span.end) },
    newText: '',
  }));
  const edits = [...removals, { span: { start: end, end }, newText: lines.join('') }];
  return repair(pkg, file.path, say('Move it under "metadata"', '移到“metadata”之下'), edits, obvious);
}
