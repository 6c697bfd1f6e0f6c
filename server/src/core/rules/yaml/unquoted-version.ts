import type { ServicePackage } from '../../package/service-package';
import type { SourceFile } from '../../package/source-file';
import { type Message, say, text } from '../../text/message';
import type { YamlEntry, YamlScalar } from '../../yaml/node';
import { entryAt, resolve } from '../../yaml/path';
import { scalarValue } from '../../yaml/scalar';
import { quoted } from '../../yaml/write-scalar';
import type { Rule } from '../rule';
import { obvious, repair } from '../shared/repair';
import { oscMetadata } from '../shared/stated-identity';

/**
 * R203: a version that YAML reads as a number. The service's own version has rules that want three numbers, tags in
 * values.yaml one that renders them.
 */
export const unquotedVersion: Rule = {
  code: 'yaml/unquoted-version',
  severity: 'warning',
  spec: ['R203', 'R082'],
  summary: text('A version that is read as a number', '版本号会被解析为数字'),
  rationale: text(
    'Without quotes YAML reads 1.10 as the number 1.1 and 2.0 as 2: the version that arrives is another one, and "helm lint" refuses a version that is no text.',
    '不加引号时 YAML 会把 1.10 解析为数字 1.1，把 2.0 解析为 2，最终的版本号与所写的不同；helm lint 也不接受非字符串的版本号。',
  ),
  example: {
    bad: `
#- package/Chart.yaml
name: etcd
appVersion: 1.10
#           ^^^^ warning yaml/unquoted-version: 1.10 is read as the number 1.1. Put it in quotes
`,
    good: `
#- package/Chart.yaml
name: etcd
appVersion: "1.10"
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    for (const { file, scalar } of versions(pkg)) {
      yield {
        at: { file: file.path, span: scalar.span },
        message: message(scalar.text, String(scalarValue(scalar))),
        fixes: repair(
          pkg,
          file.path,
          say('Put in quotes', '加引号'),
          [{ span: scalar.span, newText: quoted(scalar.text) }],
          obvious,
        ),
      };
    }
  },
};

function message(written: string, value: string): Message {
  return written === value
    ? say('{written} is read as a number. Put it in quotes', '{written} 会被解析为数字，请加引号', {
        written,
      })
    : say(
        '{written} is read as the number {value}. Put it in quotes',
        '{written} 会被解析为数字 {value}，请加引号',
        { written, value },
      );
}

interface Version {
  readonly file: SourceFile;
  readonly scalar: YamlScalar;
}

function* versions(pkg: ServicePackage): Generator<Version> {
  const { chart, operator } = pkg;
  yield* numberAt(chart?.metadata, 'appVersion');
  for (const version of operator?.versions ?? []) yield* numberAt(version, 'spec', 'version');
  yield* numberAt(oscMetadata(pkg), 'appVersion');
}

function* numberAt(file: SourceFile | undefined, ...path: readonly string[]): Generator<Version> {
  const scalar = number(entryAt(file?.yaml.root, path));
  if (file && scalar) yield { file, scalar };
}

function number(entry: YamlEntry | undefined): YamlScalar | undefined {
  const value = resolve(entry?.value);
  return value?.kind === 'scalar' && typeof scalarValue(value) === 'number' ? value : undefined;
}
