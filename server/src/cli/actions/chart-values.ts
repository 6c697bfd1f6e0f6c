import { basename, resolve } from 'node:path';
import { overlay, SetSyntaxError, setValues } from '../../core/helm/chart/set-values';
import { ownValues } from '../../core/helm/chart/used-chart';
import { type Dict, dict } from '../../core/helm/evaluate/value';
import type { HelmVersion } from '../../core/helm/profile';
import { SourceFile } from '../../core/package/source-file';
import { type Message, say } from '../../core/text/message';
import { UserError } from '../../core/text/user-error';
import type { SyntaxProblem } from '../../core/yaml/syntax-error';
import { DiskTree } from '../../node/disk-tree';

/** The options by which values are given. */
export interface ValueOptions {
  readonly namespace: string;
  readonly values: readonly string[];
  readonly set: readonly string[];
  readonly setString: readonly string[];
  readonly helmVersion: HelmVersion;
}

/** The values of `-f`, `--set` and `--set-string`, later ones over earlier ones. Throws a UserError for what cannot be read. */
export async function givenValues({ values, set, setString }: ValueOptions): Promise<Dict> {
  const given = dict();
  for (const file of values) overlay(given, await valuesOfFile(file));
  for (const text of set) setInto(given, text, false);
  for (const text of setString) setInto(given, text, true);
  return given;
}

async function valuesOfFile(path: string): Promise<Dict> {
  const bytes = await new DiskTree(resolve(path, '..')).read(basename(path));
  if (!bytes) throw new UserError(say('There is no file "{path}"', '文件“{path}”不存在', { path }));
  const source = new SourceFile(path, bytes.length, '1', bytes);
  const [problem] = source.yaml.problems;
  if (problem) throw new UserError(atPlace(path, source, problem));
  return ownValues({ name: path, path, source }, [], false);
}

function setInto(given: Dict, text: string, asText: boolean): void {
  try {
    setValues(given, text, asText);
  } catch (error) {
    if (!(error instanceof SetSyntaxError)) throw error;
    throw new UserError(
      say('{option} {text}: {reason}', '{option} {text}：{reason}', {
        option: asText ? '--set-string' : '--set',
        text,
        reason: error.message,
      }),
      { cause: error },
    );
  }
}

/** A problem of a YAML file with its place in front. */
function atPlace(path: string, source: SourceFile, { span, message }: SyntaxProblem): Message {
  const { line, character } = source.lines.positionAt(span.start);
  const { en, 'zh-cn': zhCn } = message.text;
  const place = { path, line: line + 1, column: character + 1 };
  return say(`{path}:{line}:{column}: ${en}`, `{path}:{line}:{column}：${zhCn}`, {
    ...message.values,
    ...place,
  });
}
