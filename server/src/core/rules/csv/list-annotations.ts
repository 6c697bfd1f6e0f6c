import { text } from '../../text/message';
import type { Rule } from '../rule';
import type { ListAnnotation } from '../shared/annotation-words';
import { wordFindings } from '../shared/word-repair';
import { annotationOf, currentVersion } from './version-file';

/** A fixture with one annotation, and what is said of a word in it. */
const version = (line: string, mark = ''): string => `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
metadata:
  annotations:
    ${line}
${mark}`;

const check = (key: ListAnnotation, fallback?: string): Rule['check'] =>
  function* (pkg) {
    const csv = currentVersion(pkg);
    if (csv) yield* wordFindings(pkg, csv.file, annotationOf(csv, key), key, fallback);
  };

/** R048, R066: a category that the marketplace does not list. */
export const invalidCategory: Rule = {
  code: 'csv/invalid-category',
  severity: 'warning',
  spec: ['R048', 'R066', 'A14'],
  summary: text('A category that the marketplace does not list', '不在市场列表中的类别'),
  rationale: text(
    'The marketplace knows twelve categories. A service of another category appears under Others.',
    '市场只有 12 种类别，其他取值的服务会归入 Others。',
  ),
  example: {
    bad: version(
      'categories: Databases',
      '#               ^^^^^^^^^ warning csv/invalid-category: "Databases" is none of the values of "categories". Did you mean "Database"?\n',
    ),
    good: version('categories: Database'),
  },
  fixable: true,
  tempo: 'text',
  check: check('categories', 'Others'),
};

/** R049, R066: the architectures are named `x86_64` and `aarch64`. */
export const invalidArchitecture: Rule = {
  code: 'csv/invalid-architecture',
  severity: 'warning',
  spec: ['R049', 'R066', 'A16'],
  summary: text('An architecture under another name', '架构名称不规范'),
  rationale: text(
    'The platform compares the names with those of the nodes as it spells them. Under another name the service is offered for no architecture.',
    '平台按固定写法匹配架构名称，写法不同时该架构不会生效。',
  ),
  example: {
    bad: version(
      'architecture: amd64,aarch64',
      '#                 ^^^^^ warning csv/invalid-architecture: "amd64" is none of the values of "architecture". Did you mean "x86_64"?\n',
    ),
    good: version('architecture: x86_64,aarch64'),
  },
  fixable: true,
  tempo: 'text',
  check: check('architecture'),
};

/** R050, R066: the scenes are `CCE` and `UCS`, in capitals. */
export const invalidScene: Rule = {
  code: 'csv/invalid-scene',
  severity: 'warning',
  spec: ['R050', 'R066', 'X4', 'A15'],
  summary: text('A scene that the platform does not know', '平台不识别的部署场景'),
  rationale: text(
    'The platform compares the scenes letter by letter. For a scene that it does not know the service cannot be deployed.',
    '平台区分大小写地匹配部署场景，无法识别的场景不能部署。',
  ),
  example: {
    bad: version(
      'scenes: CCE;UCS',
      '#           ^^^^^^^ warning csv/invalid-scene: Separate several values by a comma: "CCE,UCS"\n',
    ),
    good: version('scenes: CCE,UCS'),
  },
  fixable: true,
  tempo: 'text',
  check: check('scenes'),
};

/** X3: a device that the platform does not know. */
export const invalidDevice: Rule = {
  code: 'csv/invalid-device',
  severity: 'warning',
  spec: ['X3'],
  summary: text('A device that the platform does not know', '平台不识别的设备类型'),
  rationale: text(
    'By the developer guide the devices are CPU, GPU and NPU, separated by commas.',
    '开发者指南规定设备类型为 CPU、GPU、NPU，多个用英文逗号分隔。',
  ),
  example: {
    bad: version(
      'devices: cpu',
      '#            ^^^ warning csv/invalid-device: "cpu" is none of the values of "devices". Did you mean "CPU"?\n',
    ),
    good: version('devices: CPU'),
  },
  fixable: true,
  tempo: 'text',
  check: check('devices'),
};
