import { isNameOnly } from '../../images/helm-address';
import { type HelmImage, helmImages } from '../../images/helm-images';
import { helmPreview } from '../../images/helm-preview';
import { parseImageReference } from '../../images/image-reference';
import { guideRegistry, isOnPlatform } from '../../images/platform-address';
import type { Place } from '../../package/place';
import type { ServicePackage } from '../../package/service-package';
import { type Message, say, text } from '../../text/message';
import type { Finding, Rule } from '../rule';
import { literalParts } from './literal-parts';
import { moveToValues, valuesPrefix } from './move-to-values';
import { writtenImages } from './written-images';

/** R100: an image whose name a template writes itself. */
export const literalImage: Rule = {
  code: 'template/literal-image',
  severity: 'error',
  spec: ['R100', 'R102'],
  summary: text('An image that is written in a template', '镜像地址直接写在模板中'),
  rationale: text(
    'The platform replaces addresses in values.yaml and nowhere else. What a template writes itself is pulled from the old registry, and the deployment fails at the customer.',
    '平台只替换 values.yaml 中的镜像地址。模板中写死的镜像仍从旧仓库拉取，在客户环境部署失败。',
  ),
  example: {
    bad: example(
      'replicas: 1\n',
      'nginx:1.25\n#              ^^^^^^^^^^ error template/literal-image: "nginx:1.25" is written in the template: move it to values.yaml\n',
    ),
    good: example('replicas: 1\nnginxImage: nginx:1.25\n', '{{ $.Values.nginxImage }}\n'),
  },
  fixable: true,
  tempo: 'render',
  *check(pkg) {
    const seen = new Set<string>();
    for (const [index, use] of helmImages(pkg).entries()) {
      if (use.isTest || use.kind === 'data' || !isNameLiteral(use) || isReplaced(pkg, index)) continue;
      const finding = literalFinding(pkg, use.at, use.reference);
      if (isNew(seen, finding.at)) yield finding;
    }
    for (const { at, reference } of writtenImages(pkg)) {
      if (isNew(seen, at)) yield literalFinding(pkg, at, reference);
    }
  },
};

/** Whether mapping.yaml writes the image all the same: the template's own name is a default for an empty value. */
function isReplaced(pkg: ServicePackage, index: number): boolean {
  const used = pkg.mapping && helmPreview(pkg, guideRegistry)?.uses[index];
  return used?.replaced === true && isOnPlatform(used.after, guideRegistry);
}

/** Whether the template writes the name of the image itself, all of it, and no value in front of it could hold a prefix. */
export const isNameLiteral = (use: HelmImage): boolean =>
  parseImageReference(use.reference) !== undefined &&
  !(isNameOnly(use) && use.paths.some(({ role }) => role === 'endpoint')) &&
  literalParts(use).some(({ part, isWhole }) => part === 'repository' && isWhole);

/** The finding for a literal image, with the repair. */
export function literalFinding(pkg: ServicePackage, at: Place, reference: string): Finding {
  const isInTemplate = valuesPrefix(pkg, at.file) !== undefined;
  return { at, message: messageOf(reference, isInTemplate), fixes: () => moveToValues(pkg, at, reference) };
}

const messageOf = (image: string, isInTemplate: boolean): Message =>
  isInTemplate
    ? say(
        '"{image}" is written in the template: move it to values.yaml',
        '“{image}”写在模板中，请移到 values.yaml',
        { image },
      )
    : say(
        '"{image}" is written in a file that a template reads: move it to values.yaml, and render the file with "tpl"',
        '“{image}”写在模板读取的文件中：请移到 values.yaml，并用 tpl 渲染该文件',
        { image },
      );

/** Whether a place comes for the first time; an image that several renderings or loops show is told once. */
export function isNew(seen: Set<string>, { file, span }: Place): boolean {
  const key = `${file} ${span?.start}`;
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}

function example(values: string, image: string): string {
  return `
#- package/app/Chart.yaml
apiVersion: v2
name: app
version: 1.0.0
#- package/app/values.yaml
${values}#- package/app/templates/pod.yaml
apiVersion: v1
kind: Pod
metadata:
  name: app
spec:
  containers:
    - name: nginx
      image: ${image}`.replace('#              ^', '#            ^');
}
