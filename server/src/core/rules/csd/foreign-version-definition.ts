import type { ServicePackage } from '../../package/service-package';
import type { SourceFile } from '../../package/source-file';
import { say, text } from '../../text/message';
import { keySpan, type YamlEntry } from '../../yaml/node';
import { entryOf } from '../../yaml/path';
import type { Rule } from '../rule';
import { moveToSpec } from './move-version-definition';

/** R090: `versionDefinition` in a file that is no csd. */
export const foreignVersionDefinition: Rule = {
  code: 'csd/foreign-version-definition',
  severity: 'error',
  spec: ['R090', 'A8'],
  summary: text('A version definition in a file that is no csd', '版本定义写在了 csd 以外的文件中'),
  rationale: text(
    'The platform reads versionDefinition from the csd file of an OSC package and nowhere else: in Chart.yaml or values.yaml it has no effect.',
    '平台只从 OSC 规范包的 csd 文件读取 versionDefinition，写在 Chart.yaml 或 values.yaml 中不生效。',
  ),
  example: {
    bad: `
#- package/redis/metadata.yaml
name: redis
versionDefinition:
^^^^^^^^^^^^^^^^^ error csd/foreign-version-definition: "versionDefinition" is read only from the csd file of an OSC package
  mode: tag
  path: spec.version
#- package/redis/manifests/redis_csd.yaml
kind: CustomServiceDefinition
spec:
  role: serviceEntity
`,
    good: `
#- package/redis/metadata.yaml
name: redis
#- package/redis/manifests/redis_csd.yaml
kind: CustomServiceDefinition
spec:
  role: serviceEntity
  versionDefinition:
    mode: tag
    path: spec.version
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    for (const { file, entry } of foreign(pkg)) {
      yield {
        at: { file: file.path, span: keySpan(entry) },
        message: say(
          '"versionDefinition" is read only from the csd file of an OSC package',
          '“versionDefinition”只能写在 OSC 规范包的 csd 文件中',
        ),
        fixes: moveToSpec(pkg, file, entry),
      };
    }
  },
};

/** Those that have the parts of one: a chart may call a value of its own so. */
function* foreign({ chart, osc }: ServicePackage): Generator<{ file: SourceFile; entry: YamlEntry }> {
  const charts = [chart, osc?.chart].flatMap((one) => [one?.metadata, one?.values]);
  for (const file of [...charts, osc?.metadata, osc?.lifecycle]) {
    const entry = entryOf(file?.yaml.root, 'versionDefinition');
    const isOne = ['mode', 'path', 'tags'].filter((key) => entryOf(entry?.value, key)).length >= 2;
    if (file && entry && isOne) yield { file, entry };
  }
}
