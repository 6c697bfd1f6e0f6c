import type { Fix } from '../../package/edit';
import type { ServicePackage } from '../../package/service-package';
import type { SourceFile } from '../../package/source-file';
import { say, text } from '../../text/message';
import { insertEntry } from '../../yaml/insert';
import { keySpan, type YamlEntry, type YamlMap } from '../../yaml/node';
import { asMap, entryOf } from '../../yaml/path';
import { replaceValue } from '../../yaml/replace';
import type { Finding, Rule } from '../rule';
import { defaultAnnotation, type MandatoryAnnotation, mandatoryAnnotations } from '../shared/chart-defaults';
import { chartAnnotation, chartKeys, isBlank, placeOfMissing, soundChartFile } from '../shared/chart-file';
import { likely, obvious, repair } from '../shared/repair';

/** R045 to R047, R049, R050: the annotations that the marketplace reads. */
export const missingAnnotation: Rule = {
  code: 'chart/missing-annotation',
  severity: 'error',
  spec: ['R045', 'R046', 'R047', 'R049', 'R050'],
  summary: text('Chart.yaml lacks an annotation that the marketplace reads', 'Chart.yaml 缺少市场必需的注解'),
  rationale: text(
    'From these annotations the platform learns who offers the service, in which category it appears, and on which architectures and in which scenes it can be deployed. They are mandatory for partners.',
    '平台通过这些注解获知服务来源、所属类别、支持的架构和部署场景，生态伙伴必须填写。',
  ),
  example: {
    bad: `
#- package/etcd/Chart.yaml
name: etcd
annotations:
^^^^^^^^^^^ error chart/missing-annotation: The annotation "categories" is missing
  source: ISV
  architecture: x86_64 # for now
  scenes: CCE
`,
    good: `
#- package/etcd/Chart.yaml
name: etcd
annotations:
  source: ISV
  categories: Others
  architecture: x86_64 # for now
  scenes: CCE
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const chart = soundChartFile(pkg);
    if (!chart) return;
    const missing = mandatoryAnnotations.filter((key) => isMissing(chart.root, key));
    const annotations = entryOf(chart.root, 'annotations');
    if (missing.length === 0 || (annotations && !isBlank(annotations.value) && !asMap(annotations.value)))
      return;
    if (missing.length === mandatoryAnnotations.length)
      yield allMissing(pkg, chart.file, chart.root, annotations);
    else for (const key of missing) yield oneMissing(pkg, chart.file, chart.root, key, missing);
  },
};

/** Bitnami's `category` in place of `categories` has a rule of its own (SPEC A13). */
function isMissing(root: YamlMap, key: MandatoryAnnotation): boolean {
  if (key === 'categories' && !chartAnnotation(root, key) && chartAnnotation(root, 'category')) return false;
  return isBlank(chartAnnotation(root, key)?.value);
}

function allMissing(
  pkg: ServicePackage,
  file: SourceFile,
  root: YamlMap,
  annotations: YamlEntry | undefined,
): Finding {
  return {
    at: { file: file.path, span: annotations ? keySpan(annotations) : placeOfMissing(root) },
    message: say(
      'The annotations source, categories, architecture and scenes are missing',
      '缺少 source、categories、architecture 和 scenes 注解',
    ),
    fixes: insertAll(pkg, file, root, mandatoryAnnotations, true),
  };
}

function oneMissing(
  pkg: ServicePackage,
  file: SourceFile,
  root: YamlMap,
  key: MandatoryAnnotation,
  missing: readonly MandatoryAnnotation[],
): Finding {
  const entry = chartAnnotation(root, key);
  const annotations = asMap(entryOf(root, 'annotations')?.value);
  const span = entry ? keySpan(entry) : placeOfMissing(annotations ?? root);
  return {
    at: { file: file.path, span },
    message: say('The annotation "{key}" is missing', '缺少注解“{key}”', { key }),
    fixes: [
      ...insertOne(pkg, file, root, key),
      ...(missing.length > 1 ? insertAll(pkg, file, root, missing, false) : []),
    ],
  };
}

function insertOne(
  pkg: ServicePackage,
  file: SourceFile,
  root: YamlMap,
  key: MandatoryAnnotation,
): readonly Fix[] {
  const value = defaultAnnotation(pkg, root, key);
  const title = say('Insert "{key}: {value}"', '插入“{key}: {value}”', { key, value: value.text });
  return repair(
    pkg,
    file.path,
    title,
    editsFor(file, root, [[key, value.text]]),
    value.sure ? obvious : likely,
  );
}

function insertAll(
  pkg: ServicePackage,
  file: SourceFile,
  root: YamlMap,
  keys: readonly MandatoryAnnotation[],
  preferred: boolean,
): readonly Fix[] {
  const values = keys.map((key) => [key, defaultAnnotation(pkg, root, key).text] as const);
  const title = say('Insert all missing annotations', '插入全部缺少的注解');
  return repair(pkg, file.path, title, editsFor(file, root, values), preferred ? likely : {});
}

type Values = readonly (readonly [MandatoryAnnotation, string])[];

function editsFor({ text }: SourceFile, root: YamlMap, values: Values) {
  const annotations = entryOf(root, 'annotations');
  if (!annotations) {
    const lines = values.map(([key, value]) => `\n  ${key}: ${value}`).join('');
    return insertEntry(text, root, `annotations:${lines}`, chartKeys);
  }
  const present = values.filter(([key]) => chartAnnotation(root, key));
  const absent = values.filter(([key]) => !chartAnnotation(root, key));
  return [
    ...present.flatMap(([key, value]) => {
      const entry = chartAnnotation(root, key);
      return entry ? replaceValue(text, entry, value) : [];
    }),
    ...inserted(text, annotations, absent),
  ];
}

/** Into a map each key at its place; into an empty one all together. */
function inserted(text: string, annotations: YamlEntry, values: Values) {
  const map = asMap(annotations.value);
  if (map && map.entries.length > 0) {
    return values.flatMap(([key, value]) =>
      insertEntry(text, annotations, `${key}: ${value}`, mandatoryAnnotations),
    );
  }
  const lines = values.map(([key, value]) => `${key}: ${value}`).join('\n');
  return values.length > 0 ? insertEntry(text, annotations, lines) : [];
}
