import type { ClusterServiceVersion } from '../../operator/cluster-service-version';
import type { ServicePackage } from '../../package/service-package';
import { type Message, say, text } from '../../text/message';
import type { YamlNode } from '../../yaml/node';
import { itemsOf, resolve } from '../../yaml/path';
import type { Finding, Rule } from '../rule';
import { likely, repair } from '../shared/repair';
import { currentVersion } from './version-file';

/** R063, C7: `alm-examples` is a list of objects. */
export const invalidExamples: Rule = {
  code: 'csv/invalid-examples',
  severity: 'error',
  spec: ['R063'],
  summary: text('alm-examples is no list of objects', 'alm-examples 不是对象数组'),
  rationale: text(
    'The platform reads a list in which each element is one custom resource. In another form none of them is found.',
    '平台读取的是数组，每个元素是一个自定义资源。结构不符时找不到任何资源。',
  ),
  example: {
    bad: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
metadata:
  annotations:
    alm-examples: '{"kind":"EtcdCluster"}'
#                  ^^^^^^^^^^^^^^^^^^^^^^ error csv/invalid-examples: "alm-examples" must be a list: put [ ] around the object
`,
    good: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
metadata:
  annotations:
    alm-examples: '[{"kind":"EtcdCluster"}]'
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const csv = currentVersion(pkg);
    const root = resolve(csv?.examples?.root);
    if (!csv || !root) return;
    if (root.kind === 'map') yield alone(pkg, csv, root);
    else if (root.kind !== 'sequence') yield finding(csv, root, notList);
    else
      for (const item of itemsOf(root)) if (item && item.kind !== 'map') yield finding(csv, item, notObject);
  },
};

const notList = say(
  '"alm-examples" must be a list of objects: [ { … } ]',
  '“alm-examples”必须是对象数组：[ { … } ]',
);
const notObject = say('Each element must be an object: { … }', '每个元素都必须是对象：{ … }');

const finding = ({ file }: ClusterServiceVersion, { span }: YamlNode, message: Message): Finding => ({
  at: { file: file.path, span },
  message,
});

/** One object that stands for itself. */
function alone(pkg: ServicePackage, { file }: ClusterServiceVersion, { span }: YamlNode): Finding {
  const edits = [
    { span: { start: span.start, end: span.start }, newText: '[' },
    { span: { start: span.end, end: span.end }, newText: ']' },
  ];
  return {
    at: { file: file.path, span: firstLine(file.text, span) },
    message: say(
      '"alm-examples" must be a list: put [ ] around the object',
      '“alm-examples”必须是数组：请在对象外加上 [ ]',
    ),
    fixes: repair(pkg, file.path, say('Put [ ] around it', '在外层加上 [ ]'), edits, likely),
  };
}

function firstLine(file: string, { start, end }: YamlNode['span']): YamlNode['span'] {
  const newline = file.indexOf('\n', start);
  return { start, end: newline === -1 ? end : Math.min(end, newline) };
}
