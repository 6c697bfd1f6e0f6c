import type { Mapping } from '../package/mapping';
import { type Message, say } from '../text/message';
import type { OperatorImageUse } from './operator-image-use';

/** Why an image of an operator package is not pulled from the platform; `isWritten`: something is replaced all the same. */
export function whyNotReplaced(
  use: OperatorImageUse,
  isWritten: boolean,
  mapping: Mapping | undefined,
): Message {
  if (use.kind === 'env' && use.obstacle) return use.obstacle;
  if (use.kind === 'custom-resource' && use.doubt) return use.doubt.message;
  if (isWritten) return onlyPart;
  const isReplaceable = use.kind === 'container' || use.kind === 'env' || use.kind === 'custom-resource';
  if (isReplaceable && !mapping) return noMapping;
  return reasons[use.kind];
}

const noMapping = say('there is no mapping.yaml', '没有映射文件 mapping.yaml');
const onlyPart = say(
  'the keys of "address" replace only a part of it',
  '“address”中的字段只替换了其中一部分',
);

const reasons: Readonly<Record<OperatorImageUse['kind'], Message>> = {
  container: say('no entry of "lifecycle" names this container', '“lifecycle”中没有对应该容器的元素'),
  env: say('no entry of "env" names this variable', '“env”中没有对应该变量的元素'),
  'custom-resource': say('no entry of "instance" names this path', '“instance”中没有对应该路径的元素'),
  argument: say(
    'it stands in an argument; the platform replaces only "image" and variables',
    '位于容器参数中，平台只替换“image”和环境变量',
  ),
  annotation: say('it is only shown, never pulled', '仅用于展示，不会被拉取'),
  related: say(
    'it is read by catalogs only; what runs is named elsewhere',
    '仅供目录（catalog）使用，运行时不读取',
  ),
  manifest: say(
    'it stands outside of the ClusterServiceVersion, where the platform replaces nothing',
    '位于 ClusterServiceVersion 之外，平台不会替换',
  ),
};
