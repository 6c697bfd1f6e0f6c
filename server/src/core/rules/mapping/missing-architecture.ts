import { declaredArchitectures } from '../../package/declared-architectures';
import { type Architecture, architectures } from '../../package/mapping';
import type { ServicePackage } from '../../package/service-package';
import { say, text } from '../../text/message';
import { keySpan } from '../../yaml/node';
import { entryOf } from '../../yaml/path';
import type { Rule } from '../rule';

/** R130, R172: an image lacks an architecture that the service declares. */
export const missingArchitecture: Rule = {
  code: 'mapping/missing-architecture',
  severity: 'warning',
  spec: ['R130', 'R172'],
  summary: text('An image without a tar for a declared architecture', '镜像缺少服务所声明架构的 tar 包'),
  rationale: text(
    'The service says that it runs on this architecture. On such nodes the image is missing and the pods do not start.',
    '服务声明支持该架构。缺少对应镜像时，Pod 在该架构的节点上无法启动。',
  ),
  example: {
    bad: `
#- package/etcd/Chart.yaml
name: etcd
annotations:
  architecture: x86_64,aarch64
#- images/mapping.yaml
instance:
  - image: operator
    package:
      x86_64: operator-amd64.tar
      aarch64: operator-arm64.tar
  - image: etcd
    package:
#   ^^^^^^^ warning mapping/missing-architecture: No tar for aarch64, which the service declares
      x86_64: etcd.tar
`,
  },
  fixable: false,
  tempo: 'text',
  *check(pkg: ServicePackage) {
    const declared = declaredArchitectures(pkg);
    const all = pkg.mapping?.images ?? [];
    // An architecture that no entry has is one matter of the declaration: images/mismatched-declaration says it once.
    const shipped = new Set(all.flatMap(({ packages }) => packages.map((one) => one.architecture)));
    for (const { node, packages } of all) {
      const entry = entryOf(node, 'package');
      if (!pkg.mapping || !entry || packages.length === 0) continue;
      for (const architecture of architectures) {
        if (
          !declared.has(architecture) ||
          !shipped.has(architecture) ||
          packages.some((one) => one.architecture === architecture)
        )
          continue;
        if (packages.some((one) => !isKnown(one.architecture))) continue;
        yield {
          at: { file: pkg.mapping.file.path, span: keySpan(entry) },
          message: say(
            'No tar for {architecture}, which the service declares',
            '缺少 {architecture} 的 tar 包，而服务声明支持该架构',
            { architecture },
          ),
        };
      }
    }
  },
};

/** While a key is misspelt nothing can be said about what is missing. */
const isKnown = (name: string): name is Architecture => architectures.some((one) => one === name);
