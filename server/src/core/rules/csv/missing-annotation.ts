import type { ClusterServiceVersion } from '../../operator/cluster-service-version';
import type { Fix } from '../../package/edit';
import type { ServicePackage } from '../../package/service-package';
import type { TextEdit } from '../../text/edit';
import { type Message, say, text } from '../../text/message';
import { insertEntry } from '../../yaml/insert';
import { insertPath } from '../../yaml/insert-path';
import { columnOf } from '../../yaml/layout';
import { keySpan, type YamlEntry } from '../../yaml/node';
import { asMap, entryOf } from '../../yaml/path';
import { replaceValue } from '../../yaml/replace';
import type { Rule } from '../rule';
import { obvious, repair } from '../shared/repair';
import { defaultAnnotation, type MandatoryAnnotation, mandatoryAnnotations } from './default-annotations';
import { annotationOf, isBlank, placeOfMissing, soundVersion } from './version-file';

const rest = `    categories: Database
    architecture: x86_64
    scenes: CCE
    description: Runs etcd clusters.
`;

/** R062, R063, R065 to R067, C3, C4: the annotations that the marketplace reads. */
export const missingAnnotation: Rule = {
  code: 'csv/missing-annotation',
  severity: 'error',
  spec: ['R062', 'R063', 'R065', 'R066', 'R067', 'A13', 'A22'],
  summary: text(
    'The ClusterServiceVersion lacks an annotation that the marketplace reads',
    'ClusterServiceVersion 缺少市场必需的注解',
  ),
  rationale: text(
    'From these annotations the platform learns who offers the service, how it is described and filed, where it can be deployed, and what an instance looks like. They are mandatory for partners.',
    '平台通过这些注解获知服务来源、描述、类别、支持的架构和部署场景以及实例示例，生态伙伴必须填写。',
  ),
  example: {
    bad: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
metadata:
  annotations:
# ^^^^^^^^^^^ error csv/missing-annotation: The annotation "source" is missing
    alm-examples: '[]'
${rest}`,
    good: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
metadata:
  annotations:
    alm-examples: '[]'
    source: ISV
${rest}`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const csv = soundVersion(pkg);
    const metadata = csv && entryOf(csv.root, 'metadata');
    const annotations = metadata && entryOf(metadata.value, 'annotations');
    if (!csv || [metadata, annotations].some((one) => one && !isBlank(one.value) && !asMap(one.value)))
      return;
    const missing = mandatoryAnnotations.filter((key) => isBlank(annotationOf(csv, key)?.value));
    for (const key of missing) {
      const slip = slipFor(csv, key);
      yield {
        at: {
          file: csv.file.path,
          span: placeOfMissing(csv, slip ?? annotationOf(csv, key) ?? annotations ?? metadata),
        },
        message: messageOf(key, slip),
        fixes: fixesOf(pkg, csv, key, slip),
      };
    }
  },
};

/** What authors write instead of the right key. */
const slips: Readonly<Partial<Record<MandatoryAnnotation, RegExp>>> = {
  'alm-examples': /^alm[-_]?examples?$/i,
  categories: /^categor(?:y|ie|ys)$/i,
  architecture: /^arch(?:itectures)?$/i,
  scenes: /^scenes?$/i,
  source: /^sources?$/i,
  description: /^descriptions?$/i,
};

/** The entry that was most likely meant to be the annotation. */
const slipFor = (csv: ClusterServiceVersion, key: MandatoryAnnotation): YamlEntry | undefined =>
  csv.annotations?.entries.find(
    ({ name, value }) => name !== key && slips[key]?.test(name) && !isBlank(value),
  );

const messageOf = (key: MandatoryAnnotation, slip: YamlEntry | undefined): Message =>
  slip
    ? say('The annotation "{key}" is missing; "{slip}" is not read', '缺少注解“{key}”，平台不读取“{slip}”', {
        key,
        slip: slip.name,
      })
    : say('The annotation "{key}" is missing', '缺少注解“{key}”', { key });

function fixesOf(
  pkg: ServicePackage,
  csv: ClusterServiceVersion,
  key: MandatoryAnnotation,
  slip: YamlEntry | undefined,
): readonly Fix[] {
  if (slip) {
    const title = say('Rename "{slip}" to "{key}"', '将“{slip}”改为“{key}”', { slip: slip.name, key });
    return repair(pkg, csv.file.path, title, [{ span: keySpan(slip), newText: key }], obvious);
  }
  const value = defaultAnnotation(pkg, csv, key);
  const title = value.includes('\n')
    ? say('Insert "{key}" with an example of each kind', '插入“{key}”，每种 kind 一个示例', { key })
    : say('Insert "{key}: {value}"', '插入“{key}: {value}”', { key, value });
  return repair(pkg, csv.file.path, title, insertion(csv, key, value), obvious);
}

function insertion(csv: ClusterServiceVersion, key: MandatoryAnnotation, value: string): readonly TextEdit[] {
  const { file, root, annotations } = csv;
  const vacant = annotationOf(csv, key);
  if (vacant) {
    const indent = ' '.repeat(columnOf(file.text, vacant.span.start));
    return replaceValue(file.text, vacant, value.replace(/\n/g, `\n${indent}`));
  }
  return annotations && annotations.entries.length > 0
    ? insertEntry(file.text, annotations, `${key}: ${value}`, mandatoryAnnotations)
    : insertPath(file.text, root, ['metadata', 'annotations', key], value);
}
