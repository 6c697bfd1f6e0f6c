import { declaredImages } from '../../images/declared-images';
import { parseImageReference } from '../../images/image-reference';
import { say, text } from '../../text/message';
import type { Rule } from '../rule';

/** R014: without images/ every image must be pulled from outside, which a private registry does not allow. */
export const privateRegistry: Rule = {
  code: 'images/private-registry',
  severity: 'information',
  spec: ['R014'],
  summary: text(
    'The package ships no images but names a private registry',
    '服务包未携带镜像，却引用了私有镜像仓库',
  ),
  rationale: text(
    'images/ may be left out only when customers can pull every image from outside. Registries of a local network are out of their reach.',
    '只有当客户能从外部拉取全部镜像时，才可以省略 images 目录。内网镜像仓库客户无法访问。',
  ),
  example: {
    bad: `
#- package/etcd/Chart.yaml
name: etcd
#- package/etcd/values.yaml
image:
  repository: harbor.local:5000/db/etcd
# ^^^^^^^^^^ information images/private-registry: Customers cannot reach "harbor.local:5000", and the package ships no images
  tag: 3.5.0
`,
  },
  fixable: false,
  tempo: 'text',
  *check(pkg) {
    const values = pkg.chart?.values;
    if (!values || pkg.images.length > 0 || pkg.mapping || !mayNamePrivate.test(values.text)) return;
    for (const { reference, span } of declaredImages(values)) {
      const registry = parseImageReference(reference)?.registry ?? '';
      if (!isPrivate(registry)) continue;
      yield {
        at: { file: values.path, span },
        message: say(
          'Customers cannot reach "{registry}", and the package ships no images',
          '客户无法访问“{registry}”，而服务包未携带镜像',
          { registry },
        ),
      };
    }
  },
};

/** What every private address has in it: most values files have none and need not be searched for images. */
const mayNamePrivate = /localhost|\.(?:local|lan|internal|intranet|corp)|\d+\.\d+\.\d+\.\d+|[\w-]:\d+\//i;

/** Addresses that exist in a local network only: names without a public domain, private IP ranges (RFC 1918), this machine. */
function isPrivate(registry: string): boolean {
  const host = registry.replace(/:\d+$/, '');
  if (host === 'localhost' || /\.(?:local|lan|internal|intranet|corp|localdomain)$/i.test(host)) return true;
  if (/^(?:10|127)(?:\.\d+){3}$|^192\.168(?:\.\d+){2}$|^172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2}$/.test(host))
    return true;
  return host !== registry && !host.includes('.');
}
