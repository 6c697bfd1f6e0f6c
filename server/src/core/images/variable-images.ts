import type { Container, Named } from '../operator/deployments';
import type { SourceFile } from '../package/source-file';
import { type Message, say } from '../text/message';
import type { YamlScalar } from '../yaml/node';
import { resolve, valueIn } from '../yaml/path';
import { isImageReference, isRegistry, parseImageReference } from './image-reference';
import { imageTokens, tokenSpan } from './image-tokens';
import { type EnvUse, wholePart } from './operator-image-use';

/** The environment variables of a container that hold an image reference, several of them, or the start of one. */
export const variableUses = (file: SourceFile, target: Container): readonly EnvUse[] =>
  target.env.flatMap((variable) => {
    const node = resolve(valueIn(variable.node, 'value'));
    if (node?.kind !== 'scalar' || node.text === '') return [];
    return referencesIn(variable.name, node).map(({ reference, obstacle }) => ({
      kind: 'env' as const,
      at: { file: file.path, span: tokenSpan(file, node, reference) },
      workload: `Deployment/${target.deployment.name}`,
      container: `${target.name}/${variable.name}`,
      reference,
      parts: wholePart(node),
      target,
      variable,
      ...(obstacle ? { obstacle } : {}),
    }));
  });

interface Found {
  readonly reference: string;
  readonly obstacle?: Message;
}

function referencesIn(name: Named['name'], { text }: YamlScalar): readonly Found[] {
  const trimmed = text.trim();
  if (isImageReference(trimmed) || (saysImage(name) && isAddress(trimmed))) return [{ reference: trimmed }];
  if (saysPrefix(name) && isRegistry(trimmed.split('/')[0] ?? ''))
    return [{ reference: trimmed, obstacle: onlyPart }];
  return imageTokens(text).map((reference) => ({ reference, obstacle: severalImages }));
}

const saysImage = (name: string): boolean =>
  /image/i.test(name) && !/(?:policy|secrets?|prefix|tag|registry|repository|version|name)$/i.test(name);

const saysPrefix = (name: string): boolean =>
  /(?:image_?)?(?:prefix|registry|repository|repo|hub)$/i.test(name);

const isAddress = (text: string): boolean => /[/:]/.test(text) && parseImageReference(text) !== undefined;

const onlyPart = say(
  'it is only a part of an address; the platform writes whole addresses into variables',
  '只是镜像地址的一部分，而平台向环境变量写入的是完整地址',
);
const severalImages = say(
  'the variable holds more than one address; the platform writes one address in place of all of it',
  '该环境变量不止包含一个镜像地址，平台会用一个地址替换整个值',
);
