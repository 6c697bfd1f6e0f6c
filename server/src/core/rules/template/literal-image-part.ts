import { type DeclaredImage, declaredImages } from '../../images/declared-images';
import { addressOf } from '../../images/helm-address';
import { type HelmImage, helmImages } from '../../images/helm-images';
import { partsOfReference } from '../../images/reference-roles';
import { triedAddresses } from '../../images/tried-addresses';
import type { Fix } from '../../package/edit';
import type { Place } from '../../package/place';
import type { ServicePackage } from '../../package/service-package';
import { type Message, say, text } from '../../text/message';
import type { Rule } from '../rule';
import { isNameLiteral } from './literal-image';
import { type LiteralPart, literalParts } from './literal-parts';
import { keyOfImage, moveText, valuesPrefix } from './move-to-values';

/** R101: a registry, a piece of the path or a tag that a template writes into an address from values. */
export const literalImagePart: Rule = {
  code: 'template/literal-image-part',
  severity: 'warning',
  spec: ['R101'],
  summary: text('A part of an image address that is written in a template', '镜像地址的一部分写在模板中'),
  rationale: text(
    'Registry, path and tag must all come from values.yaml. A part that the template writes stays after the replacement: the address is joined wrongly, or an old tag is asked for.',
    '仓库地址、路径和 tag 都应来自 values.yaml。模板中写死的部分替换后仍然保留，会拼出错误的地址或拉取旧的 tag。',
  ),
  example: {
    bad: example(
      'image:\n  repository: a/details\n',
      '"{{ .Values.image.repository }}:1.5.0"\n#                                            ^^^^^ warning template/literal-image-part: The tag "1.5.0" is written in the template: move it to values.yaml\n',
    ),
    good: example(
      'image:\n  repository: a/details\n  tag: 1.5.0\n',
      '"{{ .Values.image.repository }}:{{ $.Values.image.tag }}"\n',
    ),
  },
  fixable: true,
  tempo: 'render',
  *check(pkg) {
    const seen = new Set<string>();
    const declared = declaredImages(pkg.chart?.values);
    for (const use of helmImages(pkg)) {
      if (use.isTest || isNameLiteral(use) || use.paths.length === 0) continue;
      for (const part of literalParts(use)) {
        if (part.part === 'tag' && (hasVersion(use) || hasTagKey(use, declared))) continue;
        if (part.part === 'registry' && hasRegistryKey(pkg, use)) continue;
        const at = part.source
          ? { file: `${pkg.chart?.root}/${part.source.file}`, span: part.source.span }
          : use.at;
        const key = `${at.file} ${at.span?.start} ${part.part}`;
        if (seen.has(key)) continue;
        seen.add(key);
        yield { at, message: messageOf(part), fixes: () => fixesOf(pkg, use, part, at) };
      }
    }
  },
};

/** Whether the tag is made of a version in Chart.yaml, as `v{{ .Chart.AppVersion }}`: it follows the chart. */
function hasVersion({ reference, segments }: HelmImage): boolean {
  const { tag } = partsOfReference(reference);
  return segments.some(
    ({ start, end, origins }) =>
      start < tag.end && end > tag.start && origins.some(({ kind }) => kind === 'chart'),
  );
}

/** Whether values.yaml has an empty key for the tag: once the platform fills it, what the template made of the version does not count. */
function hasTagKey(use: HelmImage, declared: readonly DeclaredImage[]): boolean {
  const address = addressOf(use, declared);
  return !('text' in address) && address.tag !== undefined;
}

/** Whether values.yaml has an empty key for the registry, and the template takes what the platform writes there. */
function hasRegistryKey(pkg: ServicePackage, use: HelmImage): boolean {
  const address = triedAddresses(pkg).get(use);
  return address !== undefined && !('text' in address) && address.endpoint !== undefined;
}

const words: Readonly<Record<LiteralPart['part'], readonly [string, string]>> = {
  registry: ['The registry', '仓库地址'],
  repository: ['The part', '路径'],
  tag: ['The tag', 'tag'],
};

function messageOf({ part, text: written, isApart }: LiteralPart): Message {
  const [what, zhWhat] = words[part];
  if (!isApart) {
    return say(
      '"{written}" is written in the template, and no address key writes a piece of it: keep the whole {what} in one value of values.yaml',
      '“{written}”写在模板中，而映射文件的地址字段无法只替换其中一段：请将完整的{zhWhat}合并为 values.yaml 中的一个值',
      { what: part === 'repository' ? 'path' : part, zhWhat: part === 'tag' ? ' tag ' : zhWhat, written },
    );
  }
  return say(
    '{what} "{written}" is written in the template: move it to values.yaml',
    '{zhWhat}“{written}”写在模板中，请移到 values.yaml',
    {
      what,
      zhWhat,
      written,
    },
  );
}

/** Moves what is written to values.yaml: beside the name of the image where that comes from there, else to a key of its own. */
function fixesOf(
  pkg: ServicePackage,
  use: HelmImage,
  { part, text: written, isApart }: LiteralPart,
  { file, span }: Place,
): readonly Fix[] {
  const prefix = valuesPrefix(pkg, file);
  const [, slash = '', literal = ''] = /^(\/?)(.*?)\/?$/.exec(written) ?? [];
  if (!prefix || !span || literal === '' || !isApart) return [];
  const start = span.start + slash.length;
  const place = { file, span: { start, end: start + literal.length } };
  const ownKey = `${keyOfImage(use.reference)}${part[0]?.toUpperCase()}${part.slice(1)}`;
  const [fix] = [besideName(use, part), [...prefix, ownKey]].flatMap((path) =>
    path ? moveText(pkg, place, literal, path, (shown) => titleOf(part, shown)) : [],
  );
  return fix ? [fix] : [];
}

/** The path of a part beside that of the image's name; undefined where the name stands alone, or comes from elsewhere. */
function besideName({ paths }: HelmImage, part: LiteralPart['part']): readonly string[] | undefined {
  const holder = paths
    .find(({ role }) => role === 'repository' || role === 'repo')
    ?.origin.rootPath.slice(0, -1);
  const isHolder = holder && holder.length > 0 && holder.every((step) => typeof step === 'string');
  return isHolder ? [...holder, part].map(String) : undefined;
}

const titleOf = (part: LiteralPart['part'], shown: string): Message =>
  say(
    `Move ${words[part][0].toLowerCase()} to values.yaml as "{shown}"`,
    `将 ${words[part][1]} 移到 values.yaml 的“{shown}”`,
    { shown },
  );

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
    - name: details
      image: ${image}`;
}
