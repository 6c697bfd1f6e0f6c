import { type HelmImage, helmImages } from '../../images/helm-images';
import {
  coveredPaths,
  type HelmMapping,
  type InferredEntry,
  inferHelmMapping,
} from '../../images/helm-mapping';
import { entryLines } from '../../images/helm-mapping-text';
import { addList } from '../../images/operator-mapping-text';
import type { Fix } from '../../package/edit';
import type { ServicePackage } from '../../package/service-package';
import { type Message, say, text } from '../../text/message';
import { asMap } from '../../yaml/path';
import type { Finding, Rule } from '../rule';
import { literalParts } from '../template/literal-parts';

/** R105, R016: an image of the chart that No entry of mapping.yaml replaces. */
export const unmappedImage: Rule = {
  code: 'values/unmapped-image',
  severity: 'warning',
  spec: ['R105', 'R016'],
  summary: text('An image that mapping.yaml does not replace', '镜像地址未在映射文件中配置替换'),
  rationale: text(
    'The platform replaces only the addresses that mapping.yaml names. This image is still pulled from where the author once had it, which customers usually cannot reach.',
    '平台只替换映射文件中列出的地址。该镜像仍会从作者原来的地址拉取，客户环境往往无法访问。',
  ),
  example: {
    bad: `
#- package/app/Chart.yaml
apiVersion: v2
name: app
version: 1.0.0
#- package/app/values.yaml
image: example/app:1.0.0
#      ^^^^^^^^^^^^^^^^^ warning values/unmapped-image: No entry of mapping.yaml replaces "example/app:1.0.0"
#- package/app/templates/pod.yaml
apiVersion: v1
kind: Pod
metadata:
  name: app
spec:
  containers:
    - name: app
      image: {{ .Values.image }}
#- images/app-1.0.0-amd64.tar
#- images/mapping.yaml
instance: []
`,
    good: `
#- package/app/Chart.yaml
apiVersion: v2
name: app
version: 1.0.0
#- package/app/values.yaml
image: example/app:1.0.0
#- package/app/templates/pod.yaml
apiVersion: v1
kind: Pod
metadata:
  name: app
spec:
  containers:
    - name: app
      image: {{ .Values.image }}
#- images/app-1.0.0-amd64.tar
#- images/mapping.yaml
instance:
  - image: app
    tag: 1.0.0
    address:
      fullAddress: image
    package:
      x86_64: app-1.0.0-amd64.tar
`,
  },
  fixable: true,
  tempo: 'render',
  *check(pkg) {
    if (!pkg.mapping?.file.isRead || !pkg.chart) return;
    const inferred = inferHelmMapping(pkg);
    for (const entry of inferred?.entries ?? []) {
      if (!isOptional(pkg, entry)) yield findingOf(pkg, entry);
    }
    for (const { use, reason } of inferred?.open ?? []) {
      if (!use.isHidden && !use.isTest && !isPartlyLiteral(use)) yield irreplaceable(pkg, use, reason);
    }
  },
};

/** Whether the default values start no image that an entry stands for. Where nothing is rendered, what is declared counts. */
export const isOptional = (pkg: ServicePackage, { uses }: InferredEntry): boolean =>
  uses.every(({ isHidden, isTest }) => isHidden || isTest) && helmImages(pkg).length > 0;

/** The finding for an image that has no entry, at the values that name it. */
export function findingOf(pkg: ServicePackage, entry: HelmMapping['entries'][number]): Finding {
  const [use] = entry.uses;
  const values = pkg.chart?.values?.path;
  const { declared } = entry;
  const main = use?.paths.find(({ role }) => role !== 'tag' && role !== 'endpoint') ?? use?.paths[0];
  const root = pkg.chart?.root ?? '';
  return {
    at: main
      ? { file: `${root}/${main.origin.file}`, span: main.origin.span }
      : (use?.at ?? { file: values ?? root, ...(declared ? { span: declared.span } : {}) }),
    message: messageOf(pkg, entry),
    related: use
      ? [{ at: use.at, message: say('used by {workload}', '被 {workload} 使用', { workload: use.workload }) }]
      : [],
    fixes: additionOf(pkg, entry),
  };
}

/** Where another entry writes the prefix of the address already, the image is lacking on the platform and nothing else. */
function messageOf(pkg: ServicePackage, { address, image, uses, declared }: InferredEntry): Message {
  const isWritten = address.prefixAddress !== undefined && coveredPaths(pkg).has(address.prefixAddress);
  const values = { image: uses[0]?.reference ?? declared?.reference ?? image.image };
  return isWritten
    ? say(
        'The address of "{image}" is replaced, but no entry of mapping.yaml pushes the image',
        '“{image}”的地址会被替换，但映射文件中没有元素推送该镜像',
        values,
      )
    : say('No entry of mapping.yaml replaces "{image}"', '映射文件中没有元素替换“{image}”', values);
}

/** What literal-image and literal-image-part tell. */
const isPartlyLiteral = (use: HelmImage): boolean =>
  use.paths.length === 0 || literalParts(use).some(({ part }) => part !== 'tag');

/** The finding for an image that no entry could replace. */
function irreplaceable(pkg: ServicePackage, use: HelmImage, reason: Message): Finding {
  const [first] = use.paths;
  const at = first
    ? { file: `${pkg.chart?.root ?? ''}/${first.origin.file}`, span: first.origin.span }
    : use.at;
  return {
    at,
    message: say(
      `No entry of mapping.yaml can replace "{image}": ${reason.text.en}`,
      `映射文件无法替换“{image}”：${reason.text['zh-cn']}`,
      { ...reason.values, image: use.reference },
    ),
    related: [
      { at: use.at, message: say('used by {workload}', '被 {workload} 使用', { workload: use.workload }) },
    ],
  };
}

function additionOf(pkg: ServicePackage, entry: InferredEntry): readonly Fix[] {
  const file = pkg.mapping?.file;
  if (!file) return [];
  const edits = addList(file.text, asMap(file.yaml.root), 'instance', [entryLines(entry)]);
  const title = say('Add an entry for "{image}" to mapping.yaml', '在映射文件中添加“{image}”', {
    image: entry.image.image,
  });
  return [{ title, changes: [{ kind: 'edit', file: file.path, edits }], preferred: true }];
}
