import type { Fix } from '../../package/edit';
import type { ServicePackage } from '../../package/service-package';
import type { SourceFile } from '../../package/source-file';
import { say, text } from '../../text/message';
import { insertEntry } from '../../yaml/insert';
import { keySpan, type YamlMap } from '../../yaml/node';
import { entryOf } from '../../yaml/path';
import { replaceValue } from '../../yaml/replace';
import type { Rule } from '../rule';
import { defaultDescription, defaultName } from '../shared/chart-defaults';
import { chartKeys, isBlank, placeOfMissing, soundChartFile } from '../shared/chart-file';
import { likely, repair } from '../shared/repair';

/** R040 to R043: the fields that the guide makes mandatory. */
export const missingField: Rule = {
  code: 'chart/missing-field',
  severity: 'error',
  spec: ['R040', 'R041', 'R042', 'R043'],
  summary: text('Chart.yaml lacks a mandatory field', 'Chart.yaml 缺少必填字段'),
  rationale: text(
    'The platform reads name, version, apiVersion and description of the service from Chart.yaml. Helm refuses a chart without the first two.',
    '平台从 Chart.yaml 读取服务的 name、version、apiVersion 和 description，缺少前两项时 Helm 也会拒绝。',
  ),
  example: {
    bad: `
#- package/etcd/Chart.yaml
apiVersion: v2
^^^^^^^^^^ error chart/missing-field: "description" is missing in Chart.yaml
name: etcd
version: 6.7.0
`,
    good: `
#- package/etcd/Chart.yaml
apiVersion: v2
name: etcd
description: A Helm chart for etcd
version: 6.7.0
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const chart = soundChartFile(pkg);
    if (!chart) return;
    for (const field of ['apiVersion', 'name', 'version', 'description'] as const) {
      const entry = entryOf(chart.root, field);
      if (entry && !isBlank(entry.value)) continue;
      yield {
        at: { file: chart.file.path, span: entry ? keySpan(entry) : placeOfMissing(chart.root) },
        message: say('"{field}" is missing in Chart.yaml', 'Chart.yaml 缺少“{field}”', { field }),
        fixes: insertion(pkg, chart.file, chart.root, field),
      };
    }
  },
};

type Field = 'apiVersion' | 'name' | 'version' | 'description';

function insertion(pkg: ServicePackage, file: SourceFile, root: YamlMap, field: Field): readonly Fix[] {
  const value = defaultOf(pkg, root, field);
  const entry = entryOf(root, field);
  const edits = entry
    ? replaceValue(file.text, entry, value)
    : insertEntry(file.text, root, `${field}: ${value}`, chartKeys);
  const title = say('Insert "{field}: {value}"', '插入“{field}: {value}”', { field, value });
  return repair(pkg, file.path, title, edits, likely);
}

function defaultOf(pkg: ServicePackage, root: YamlMap, field: Field): string {
  if (field === 'version') return '0.1.0';
  if (field === 'name') return defaultName(pkg);
  if (field === 'description') return defaultDescription(pkg, root);
  return pkg.chart?.files.has(`${pkg.chart.root}/requirements.yaml`) ? 'v1' : 'v2';
}
