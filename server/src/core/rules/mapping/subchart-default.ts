import type { Fix } from '../../package/edit';
import type { ServicePackage } from '../../package/service-package';
import { referencesIn, resolveReference } from '../../references/references';
import { say, text } from '../../text/message';
import { insertPath } from '../../yaml/insert-path';
import { textAt } from '../../yaml/path';
import { writeScalar } from '../../yaml/write-scalar';
import type { Rule } from '../rule';

/** R142: a path that only a subchart's own values.yaml has. */
export const subchartDefault: Rule = {
  code: 'mapping/subchart-default',
  severity: 'warning',
  spec: ['R142'],
  summary: text('An address path that only a subchart has', '地址路径只存在于子 Chart 的 values.yaml 中'),
  rationale: text(
    'The guide wants the full path in the values.yaml of the parent chart. A key that stands only in the subchart may not be found; repeat it in the parent.',
    '指南要求的是父 Chart values.yaml 中的全路径。只写在子 Chart 中的键可能找不到，请在父 Chart 中重复该键。',
  ),
  example: {
    bad: `
#- package/app/Chart.yaml
name: app
#- package/app/values.yaml
replicas: 1
#- package/app/charts/redis/values.yaml
image: redis:6
#- images/mapping.yaml
instance:
  - image: redis
    address:
      fullAddress: redis.image
#                  ^^^^^^^^^^^ warning mapping/subchart-default: "redis.image" stands only in the values.yaml of the subchart. Repeat it in values.yaml
`,
    good: `
#- package/app/Chart.yaml
name: app
#- package/app/values.yaml
replicas: 1
redis:
  image: redis:6
#- package/app/charts/redis/values.yaml
image: redis:6
#- images/mapping.yaml
instance:
  - image: redis
    address:
      fullAddress: redis.image
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    for (const reference of referencesIn(pkg)) {
      if (reference.kind !== 'address-path') continue;
      const resolution = resolveReference(pkg, reference);
      if (resolution.state !== 'resolved' || resolution.oddity !== 'subchart-default') continue;
      const [target] = resolution.targets;
      const path = reference.text;
      yield {
        at: { file: reference.file.path, span: reference.span },
        message: say(
          '"{path}" stands only in the values.yaml of the subchart. Repeat it in values.yaml',
          '“{path}”只存在于子 Chart 的 values.yaml 中，请在父 Chart 的 values.yaml 中重复该键',
          { path },
        ),
        related: [{ at: target.at, message: say('the default in the subchart', '子 Chart 中的默认值') }],
        fixes: fixesOf(pkg, path, textAt(target.node)),
      };
    }
  },
};

/** Repeats the subchart's default in the parent's values.yaml. */
function fixesOf(pkg: ServicePackage, path: string, value: string | undefined): readonly Fix[] {
  const values = pkg.chart?.values;
  const edits =
    values && insertPath(values.text, values.yaml.root, path.split('.'), writeScalar(value ?? ''));
  if (!values || !edits || edits.length === 0) return [];
  const title = say('Repeat "{path}" in values.yaml', '在 values.yaml 中重复“{path}”', { path });
  return [{ title, changes: [{ kind: 'edit', file: values.path, edits }], preferred: true, safe: true }];
}
