import type { ClusterServiceVersion } from '../../operator/cluster-service-version';
import type { Fix } from '../../package/edit';
import type { ServicePackage } from '../../package/service-package';
import { type Message, say, text } from '../../text/message';
import { insertEntry } from '../../yaml/insert';
import { keySpan, type YamlEntry } from '../../yaml/node';
import { asMap, entryOf, itemsOf, resolve, textAt, valueIn } from '../../yaml/path';
import { scalarValue } from '../../yaml/scalar';
import type { Rule } from '../rule';
import { likely, repair } from '../shared/repair';
import { placeOfMissing, soundVersion, specKeys, textIn } from './version-file';

const modes = ['OwnNamespace', 'SingleNamespace', 'MultiNamespace', 'AllNamespaces'] as const;

/** C11 to C14: the namespaces that the operator can watch. */
export const invalidInstallModes: Rule = {
  code: 'csv/invalid-install-modes',
  severity: 'warning',
  spec: ['R061'],
  summary: text('Install modes that leave the operator nowhere to run', 'installModes 缺失或不合法'),
  rationale: text(
    'OLM installs an operator only for namespaces that an install mode supports. Without a supported one it installs nothing.',
    'OLM 只按支持的 installMode 安装 Operator，没有任何支持的模式时不会安装。',
  ),
  example: {
    bad: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
spec:
#^^^ warning csv/invalid-install-modes: "installModes" is missing
  version: 1.0.0
`,
    good: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
spec:
  version: 1.0.0
  installModes:
    - type: OwnNamespace
      supported: true
    - type: SingleNamespace
      supported: true
    - type: MultiNamespace
      supported: false
    - type: AllNamespaces
      supported: true
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const csv = soundVersion(pkg);
    if (!csv?.spec) return;
    const entry = entryOf(csv.spec, 'installModes');
    const listed = itemsOf(entry?.value).map((item) => ({
      node: item,
      type: textIn(item, 'type'),
      isSupported: isTrue(valueIn(item, 'supported')),
    }));
    if (!entry || listed.length === 0) {
      const at = { file: csv.file.path, span: placeOfMissing(csv, entry ?? entryOf(csv.root, 'spec')) };
      yield {
        at,
        message: say('"installModes" is missing', '缺少“installModes”'),
        fixes: insertion(pkg, csv, entry),
      };
      return;
    }
    for (const message of faults(csv, listed)) {
      yield { at: { file: csv.file.path, span: keySpan(entry) }, message };
    }
    for (const [index, { node, type }] of listed.entries()) {
      const isRepeated = type !== '' && listed.slice(0, index).some((one) => one.type === type);
      const own = entryOf(node, 'type');
      if (!isRepeated || !own) continue;
      yield {
        at: { file: csv.file.path, span: own.value?.span ?? keySpan(own) },
        message: say('"{type}" is listed twice', '“{type}”重复', { type }),
      };
    }
  },
};

const isTrue = (value: ReturnType<typeof valueIn>): boolean => {
  const node = resolve(value);
  return node?.kind === 'scalar' && scalarValue(node) === true;
};

interface Mode {
  readonly type: string;
  readonly isSupported: boolean;
}

function* faults({ spec }: ClusterServiceVersion, listed: readonly Mode[]): Generator<Message> {
  const supported = listed.filter(({ isSupported }) => isSupported).map(({ type }) => type);
  if (supported.length === 0) yield say('No install mode is supported', '没有任何支持的 installMode');
  const converts = itemsOf(valueIn(spec, 'webhookdefinitions')).some(
    (item) =>
      textAt(valueIn(item, 'type')) === 'ConversionWebhook' &&
      itemsOf(valueIn(asMap(item), 'conversionCRDs')).length > 0,
  );
  const others = supported.filter((type) => type !== 'AllNamespaces');
  if (converts && (others.length > 0 || supported.length === 0)) {
    yield say(
      'A webhook that converts CRDs works only when AllNamespaces alone is supported',
      '存在转换 CRD 的 webhook 时，只能支持 AllNamespaces',
    );
  }
}

function insertion(
  pkg: ServicePackage,
  { file, spec }: ClusterServiceVersion,
  entry: YamlEntry | undefined,
): readonly Fix[] {
  const items = modes
    .map((type) => `  - type: ${type}\n    supported: ${type !== 'MultiNamespace'}`)
    .join('\n');
  const edits = entry || !spec ? [] : insertEntry(file.text, spec, `installModes:\n${items}`, specKeys);
  return repair(
    pkg,
    file.path,
    say('Insert the usual install modes', '插入常用的 installModes'),
    edits,
    likely,
  );
}
