import { text } from '../../text/message';
import { untraced } from '../evaluate/traced-string';
import { dict } from '../evaluate/value';
import { any, define, FunctionError, string } from './define';
import { readToml } from './toml-reader';
import { writeToml } from './toml-writer';

/** TOML in and out (`helm/pkg/engine/funcs.go`, BurntSushi/toml). */
export const tomlFunctions = [
  define({
    name: 'toToml',
    deep: true,
    usage: 'MAP',
    doc: text(
      'The map as TOML; the error as text if TOML cannot say it.',
      '将映射输出为 TOML；失败时返回错误文本。',
    ),
    parameters: [any],
    call: ([value]) =>
      orElse(
        () => writeToml(value),
        (message) => untraced(message),
      ),
  }),
  define({
    name: 'fromToml',
    usage: 'STRING',
    doc: text(
      'The map that a TOML text says; a map with Error if it says none.',
      '解析 TOML 为映射；失败时映射中带有 Error。',
    ),
    since: '3.17.3',
    parameters: [string],
    call: ([source]) =>
      orElse(
        () => readToml(source),
        (message) => dict([['Error', untraced(message)]]),
      ),
  }),
];

function orElse<T, U>(work: () => T, fallback: (message: string) => U): T | U {
  try {
    return work();
  } catch (error) {
    if (error instanceof FunctionError) return fallback(error.message);
    throw error;
  }
}
