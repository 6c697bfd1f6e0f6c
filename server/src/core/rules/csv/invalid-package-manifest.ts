import type { Channel, PackageManifest } from '../../operator/package-manifest';
import { type Message, say, text } from '../../text/message';
import { keySpan, type YamlEntry } from '../../yaml/node';
import { asMap, entryOf, textAt } from '../../yaml/path';
import type { Finding, Rule } from '../rule';
import { isBlank } from './version-file';

/** SPEC 5.5: the package manifest says which version each channel installs. */
export const invalidPackageManifest: Rule = {
  code: 'csv/invalid-package-manifest',
  severity: 'error',
  spec: ['R023'],
  summary: text('A package manifest that lacks something', '包清单（*.package.yaml）不完整'),
  rationale: text(
    'The package manifest names the operator and, for each channel, the ClusterServiceVersion that it installs. Without them no version is found.',
    '包清单给出 Operator 名称以及每个通道（channel）安装的 ClusterServiceVersion，缺少时找不到可安装的版本。',
  ),
  example: {
    bad: `
#- package/etcd/etcd.package.yaml
packageName: etcd
channels:
#^^^^^^^ error csv/invalid-package-manifest: There are several channels: "defaultChannel" must name one of them
  - name: alpha
    currentCSV: etcdoperator.v0.9.4
  - name: stable
    currentCSV: etcdoperator.v0.9.4
`,
  },
  fixable: false,
  tempo: 'text',
  *check(pkg) {
    const manifest = pkg.operator?.manifest;
    if (!manifest || manifest.file.yaml.problems.length > 0) return;
    yield* nameless(manifest);
    yield* channelFindings(manifest);
    yield* defaultFindings(manifest);
  },
};

function at({ file }: PackageManifest, entry: YamlEntry | undefined): Finding['at'] {
  const shown = entry ?? asMap(file.yaml.root)?.entries[0];
  const value = entry && !isBlank(entry.value) ? entry.value : undefined;
  return {
    file: file.path,
    span: value?.kind === 'scalar' ? value.span : shown ? keySpan(shown) : { start: 0, end: 0 },
  };
}

function* nameless(manifest: PackageManifest): Generator<Finding> {
  if (!isBlank(manifest.packageName?.value)) return;
  yield {
    at: at(manifest, manifest.packageName),
    message: say('"packageName" is missing', '缺少“packageName”'),
  };
}

function* channelFindings(manifest: PackageManifest): Generator<Finding> {
  const list = entryOf(manifest.file.yaml.root, 'channels');
  if (manifest.channels.length === 0) {
    yield { at: at(manifest, list), message: say('There is no channel', '没有任何通道（channel）') };
  }
  const seen = new Set<string>();
  for (const channel of manifest.channels) {
    const name = textAt(channel.name?.value) ?? '';
    for (const [key, entry] of [
      ['name', channel.name],
      ['currentCSV', channel.currentCSV],
    ] as const) {
      if (isBlank(entry?.value)) yield { at: headOf(manifest, channel, entry), message: missing(key) };
    }
    if (name !== '' && seen.has(name)) {
      yield {
        at: at(manifest, channel.name),
        message: say('The channel "{name}" is listed twice', '通道“{name}”重复', { name }),
      };
    }
    seen.add(name);
  }
}

const headOf = (manifest: PackageManifest, { node }: Channel, entry: YamlEntry | undefined): Finding['at'] =>
  entry
    ? at(manifest, entry)
    : { file: manifest.file.path, span: node.entries[0] ? keySpan(node.entries[0]) : node.span };

const missing = (key: string): Message =>
  say('"{key}" of this channel is missing', '该通道缺少“{key}”', { key });

function* defaultFindings(manifest: PackageManifest): Generator<Finding> {
  const names = manifest.channels.map(({ name }) => textAt(name?.value) ?? '');
  const chosen = textAt(manifest.defaultChannel?.value) ?? '';
  if (chosen === '' && names.length > 1) {
    yield {
      at: at(manifest, entryOf(manifest.file.yaml.root, 'channels')),
      message: say(
        'There are several channels: "defaultChannel" must name one of them',
        '存在多个通道：“defaultChannel”必须指定其中之一',
      ),
    };
  } else if (chosen !== '' && names.length > 0 && !names.includes(chosen)) {
    yield {
      at: at(manifest, manifest.defaultChannel),
      message: say('There is no channel "{name}"', '没有名为“{name}”的通道', { name: chosen }),
    };
  }
}
