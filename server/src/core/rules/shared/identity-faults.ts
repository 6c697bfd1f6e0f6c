import { type Message, say } from '../../text/message';
import { longestServiceName, serviceNamePattern, versionPattern } from './names';

/** What is wrong with a service name; undefined when nothing is. */
export function nameFault(name: string): Message | undefined {
  if (!serviceNamePattern.test(name)) {
    return say(
      '"{name}" is no service name: only letters, digits and "-"',
      '“{name}”不是合法的服务名称：只能包含英文字母、数字和中划线',
      { name },
    );
  }
  if (name.length <= longestServiceName) return undefined;
  return say(
    '"{name}" has {length} characters: a service name has at most {longest}',
    '“{name}”有 {length} 个字符：服务名称最长 {longest} 个字符',
    { name, length: name.length, longest: longestServiceName },
  );
}

/** What is wrong with a version; undefined when nothing is. */
export function versionFault(version: string): Message | undefined {
  if (versionPattern.test(version)) return undefined;
  return version.includes('+') && versionPattern.test(version.slice(0, version.indexOf('+')))
    ? say(
        '"{version}" has build metadata: the platform takes no "+" in a version',
        '“{version}”带有“+”元数据：平台不支持带“+”的版本号',
        {
          version,
        },
      )
    : say(
        '"{version}" is no version: write three numbers, as in 1.0.0',
        '“{version}”不是合法的版本号：请使用三段数字，如 1.0.0',
        { version },
      );
}
