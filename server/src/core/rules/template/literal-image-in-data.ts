import { helmImages } from '../../images/helm-images';
import { say, text } from '../../text/message';
import type { Rule } from '../rule';
import { isNameLiteral, isNew } from './literal-image';
import { moveToValues } from './move-to-values';

/** R100 in the text of a ConfigMap or a Secret. Not an error: whether a program pulls what it reads there is not known. */
export const literalImageInData: Rule = {
  code: 'template/literal-image-in-data',
  severity: 'warning',
  spec: ['R100'],
  summary: text(
    'An image that a template writes into a ConfigMap or a Secret',
    'ConfigMap 或 Secret 的内容中直接写了镜像地址',
  ),
  rationale: text(
    'Operators, CI servers and runners read the images that they start from their settings. The platform replaces addresses in values.yaml and nowhere else: such a program still asks the old registry, which customers usually cannot reach.',
    'Operator、CI 服务等程序会从配置中读取要启动的镜像。平台只替换 values.yaml 中的镜像地址，写死在配置中的镜像仍从旧仓库拉取，客户环境往往无法访问。',
  ),
  example: {
    bad: example(
      'replicas: 1\n',
      'quay.io/acme/job:1.2.0\n#             ^^^^^^^^^^^^^^^^^^^^^^ warning template/literal-image-in-data: "quay.io/acme/job:1.2.0" is written into a ConfigMap by the template: a program that reads and pulls it does not get the image from the platform\n',
    ),
    good: example('replicas: 1\njobImage: quay.io/acme/job:1.2.0\n', '{{ $.Values.jobImage }}\n'),
  },
  fixable: true,
  tempo: 'render',
  *check(pkg) {
    const seen = new Set<string>();
    for (const use of helmImages(pkg)) {
      const { at, reference, workload } = use;
      if (use.kind !== 'data' || use.isTest || !isNameLiteral(use) || !isNew(seen, at)) continue;
      yield {
        at,
        message: say(
          '"{image}" is written into a {kind} by the template: a program that reads and pulls it does not get the image from the platform',
          '模板在 {kind} 中写入了“{image}”：程序读取后不会从平台拉取该镜像',
          { image: reference, kind: workload.split('/')[0] ?? '' },
        ),
        fixes: () => moveToValues(pkg, at, reference),
      };
    }
  },
};

function example(values: string, image: string): string {
  return `
#- package/app/Chart.yaml
apiVersion: v2
name: app
version: 1.0.0
#- package/app/values.yaml
${values}#- package/app/templates/config.yaml
apiVersion: v1
kind: ConfigMap
metadata:
  name: app
data:
  operator.yaml: |
    jobImage: ${image}`;
}
