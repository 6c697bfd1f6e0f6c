import { helmImages } from '../../images/helm-images';
import { text } from '../../text/message';
import type { Rule } from '../rule';
import { isNameLiteral, literalFinding, literalImage } from './literal-image';

/** R100 in pods that only `helm test` starts; the platform does not run them on install. */
export const literalTestImage: Rule = {
  code: 'template/literal-test-image',
  severity: 'warning',
  spec: ['R100'],
  summary: text('An image that is written in the template of a test', '测试用模板中直接写了镜像地址'),
  rationale: text(
    'The platform does not run chart tests when it installs, so the deployment works. A customer who runs "helm test" waits for an image that cannot be pulled.',
    '平台安装时不会运行 Chart 测试，部署不受影响；但客户执行 helm test 时会因拉取不到镜像而失败。',
  ),
  example: {
    bad: asTest(
      literalImage.example.bad.replace('error template/literal-image', 'warning template/literal-test-image'),
    ),
    good: asTest(literalImage.example.good ?? ''),
  },
  fixable: true,
  tempo: 'render',
  *check(pkg) {
    for (const use of helmImages(pkg))
      if (use.isTest && isNameLiteral(use)) yield literalFinding(pkg, use.at, use.reference);
  },
};

function asTest(fixture: string): string {
  return fixture.replace('metadata:\n', 'metadata:\n  annotations:\n    helm.sh/hook: test\n');
}
