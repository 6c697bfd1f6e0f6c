import { followsCluster, type HelmImage, helmImages } from '../../images/helm-images';
import { brokenness, helmPreview } from '../../images/helm-preview';
import { guideRegistry } from '../../images/platform-address';
import { triedAddresses } from '../../images/tried-addresses';
import type { Fix } from '../../package/edit';
import { addressRoles, type InstanceEntry, type Mapping } from '../../package/mapping';
import type { ServicePackage } from '../../package/service-package';
import { type Message, say, text } from '../../text/message';
import { keySpan, type YamlEntry } from '../../yaml/node';
import { entryOf } from '../../yaml/path';
import type { Finding, Rule } from '../rule';
import { withoutDigest } from './without-digest';

/** An address that is replaced and cannot be pulled then: a registry joined twice, a digest of the old image, a missing part. */
export const brokenAddress: Rule = {
  code: 'mapping/broken-address',
  severity: 'error',
  spec: ['R143', 'R144', 'R163'],
  summary: text('An address that is broken once it is replaced', '替换后镜像地址不可用'),
  rationale: text(
    'The chart was rendered with the addresses that the platform would write. What a workload then pulls does not exist: the chart joins a registry or a digest of its own to the new address.',
    '按平台将要写入的地址渲染 Chart 后，工作负载拉取的镜像并不存在：Chart 又拼接了自己的仓库地址或摘要（digest）。',
  ),
  example: {
    bad: example(
      '      repository: image.name\n#     ^^^^^^^^^^ error mapping/broken-address: Pod/app would pull "docker.io/swr.cn-east-3.myhuaweicloud.com/osc-opensource/app:1.0.0"\n',
    ),
    good: example('      repo: image.name\n      endpoint: image.registry\n'),
  },
  fixable: true,
  tempo: 'render',
  *check(pkg) {
    if (!pkg.mapping || !pkg.chart) return;
    const seen = new Set<unknown>();
    const images = helmImages(pkg);
    const writers = writersOf(pkg.mapping);
    for (const [index, used] of (helmPreview(pkg, guideRegistry)?.uses ?? []).entries()) {
      const use = images[index];
      const entry = use && entryOfUse(writers, use);
      const why = used.replaced
        ? (brokenness(used.after, guideRegistry) ??
          (isToldElsewhere(writers, use, entry) ? undefined : used.reason))
        : undefined;
      if (!use || !entry || !why || seen.has(entry)) continue;
      seen.add(entry);
      yield findingOf(pkg, use, entry, used.after, why);
    }
  },
};

/** The entries that write at each path, in the order of the text. */
type Writers = ReadonlyMap<string, readonly InstanceEntry[]>;

function writersOf({ instances }: Mapping): Writers {
  const found = new Map<string, InstanceEntry[]>();
  for (const entry of instances) {
    for (const { text } of entry.address) {
      const others = found.get(text);
      if (others) others.push(entry);
      else found.set(text, [entry]);
    }
  }
  return found;
}

/** The entry of mapping.yaml that writes the image: the one that writes most of its paths, as a registry is often shared. */
function entryOfUse(writers: Writers, { paths }: HelmImage): InstanceEntry | undefined {
  const names = new Set(paths.map(({ origin }) => origin.rootPath.join('.')));
  // Where hundreds write a registry that all share, the rightful one is found by the other path that it writes.
  const candidates = new Set([...names].flatMap((name) => writers.get(name)?.slice(0, 100) ?? []));
  const inOrder = [...candidates].sort((a, b) => a.node.span.start - b.node.span.start);
  const ranked = inOrder.map((entry) => {
    const own = entry.address.filter(({ text }) => names.has(text));
    return { entry, rank: own.length, isMain: own.some(({ addressRole }) => addressRole !== 'tag') };
  });
  const best = ranked.filter(({ isMain }) => isMain).sort((a, b) => b.rank - a.rank)[0];
  return best?.entry;
}

/**
 * Whether other rules tell why no entry pushes an image: a prefix that leaves the name to the chart, a path that two
 * entries write, a tag of values.yaml that stays, an address that lacks a part.
 */
function isToldElsewhere(
  writers: Writers,
  use: HelmImage | undefined,
  entry: InstanceEntry | undefined,
): boolean {
  if (!use || !entry || use.isTest) return true;
  const roles = entry.address.map(({ addressRole }) => addressRole);
  const isShared = entry.address.some(({ text }) => writers.get(text)?.some((other) => other !== entry));
  const keepsTag =
    !roles.includes('tag') && !roles.includes('fullAddress') && use.paths.some(({ role }) => role === 'tag');
  const isIncomplete = roles.includes('repo') && !roles.includes('endpoint');
  return roles.includes('prefixAddress') || isIncomplete || isShared || keepsTag || followsCluster(use);
}

function findingOf(
  pkg: ServicePackage,
  use: HelmImage,
  entry: InstanceEntry,
  after: string,
  { text: why, values }: Message,
): Finding {
  const file = pkg.mapping?.file.path ?? '';
  const names = new Set(use.paths.map(({ origin }) => origin.rootPath.join('.')));
  const field = entry.address.find(({ text: path, addressRole }) => addressRole !== 'tag' && names.has(path));
  return {
    at: { file, span: field ? keySpan(field.entry) : entry.node.span },
    message: say(
      `{workload} would pull "{after}": ${why.en}`,
      `{workload} 将拉取“{after}”：${why['zh-cn']}`,
      {
        ...values,
        workload: use.workload,
        after,
      },
    ),
    related: [{ at: use.at, message: say('the image in the template', '模板中的镜像') }],
    fixes: () => [...withoutDigest(pkg, use), ...otherRoles(pkg, use, entry)],
  };
}

/** Gives the entry the roles that its paths really play in the address. */
function otherRoles(pkg: ServicePackage, use: HelmImage, entry: InstanceEntry): readonly Fix[] {
  const address = triedAddresses(pkg).get(use);
  const holder: YamlEntry | undefined = entryOf(entry.node, 'address');
  const file = pkg.mapping?.file;
  if (!address || 'text' in address || !holder || !file) return [];
  const first = entry.address[0]?.entry;
  const column = first ? first.span.start - (file.text.lastIndexOf('\n', first.span.start - 1) + 1) : 0;
  const kept = entry.address.map(({ addressRole, text: path }) => `${addressRole}: ${path}`);
  const lines = addressRoles.flatMap((role) =>
    address[role] === undefined ? [] : [`${role}: ${address[role]}`],
  );
  if (!first || lines.length === 0 || sameLines(kept, lines)) return [];
  const ordered = [...lines].sort((a, b) => Number(kept.includes(b)) - Number(kept.includes(a)));
  const newText = ordered.join(`\n${' '.repeat(column)}`);
  const end = entry.address.at(-1)?.entry.span.end ?? first.span.end;
  const title = say('Use the roles that the chart gives these paths', '按 Chart 的实际用法修正地址字段');
  return [
    {
      title,
      changes: [
        { kind: 'edit', file: file.path, edits: [{ span: { start: first.span.start, end }, newText }] },
      ],
      preferred: true,
    },
  ];
}

const sameLines = (a: readonly string[], b: readonly string[]): boolean =>
  [...a].sort().join() === [...b].sort().join();

function example(address: string): string {
  return `
#- package/app/Chart.yaml
apiVersion: v2
name: app
version: 1.0.0
#- package/app/values.yaml
image:
  registry: docker.io
  name: example/app
#- package/app/templates/pod.yaml
apiVersion: v1
kind: Pod
metadata:
  name: app
spec:
  containers:
    - name: app
      image: "{{ .Values.image.registry }}/{{ .Values.image.name }}:{{ .Chart.Version }}"
#- images/mapping.yaml
instance:
  - image: app
    tag: 1.0.0
    address:
${address}    package:
      x86_64: app.tar
`;
}
