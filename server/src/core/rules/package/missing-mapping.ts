import { firstMapping } from '../../images/generate-mapping';
import type { Fix } from '../../package/edit';
import { mappingFileName } from '../../package/images-folder';
import type { ServicePackage } from '../../package/service-package';
import { say, text } from '../../text/message';
import type { Rule } from '../rule';
import { misplacedMappings } from '../shared/mapping-files';

/** R019: image tars need a mapping file. */
export const missingMapping: Rule = {
  code: 'package/missing-mapping',
  severity: 'warning',
  spec: ['R019'],
  summary: text('There are image tars but no mapping file', '有镜像 tar 包但没有映射文件'),
  rationale: text(
    'The mapping file tells the platform where the addresses of the images stand. Without it the tars are uploaded and never used: every workload pulls from where the author once did.',
    '映射文件告诉平台镜像地址所在的位置。没有它，tar 包虽已上传却不会被使用，工作负载仍从作者原来的地址拉取镜像。',
  ),
  example: {
    bad: `
#- images/
#! warning package/missing-mapping: There are image tars but no "images/mapping.yaml": no image address will be replaced
${chart()}`,
    good: `${chart()}#- images/mapping.yaml
instance:
  - image: app
    tag: 1.0.0
    address:
      fullAddress: image
    package:
      x86_64: app-1.0.0-x86_64.tar
`,
  },
  fixable: true,
  tempo: 'render',
  *check(pkg) {
    const hasTars = pkg.images.some(({ name }) => /\.tar$/i.test(name));
    const isOsc = pkg.deployment?.kind === 'osc';
    if (pkg.mapping || !hasTars || isOsc || misplacedMappings(pkg).length > 0) return;
    yield {
      at: { file: pkg.imagesFolder },
      message: say(
        'There are image tars but no "{folder}/mapping.yaml": no image address will be replaced',
        '有镜像 tar 包但缺少“{folder}/mapping.yaml”：镜像地址不会被替换',
        { folder: pkg.imagesFolder },
      ),
      fixes: () => creation(pkg),
    };
  },
};

/** Creates the file from what the images are rendered from and the archives that hold them. */
function creation(pkg: ServicePackage): readonly Fix[] {
  const file = `${pkg.imagesFolder}/${mappingFileName}`;
  const written = firstMapping(pkg);
  if (written === undefined) return [];
  const title = say(
    'Create {file} from the images that the package uses',
    '根据部署包使用的镜像创建 {file}',
    {
      file,
    },
  );
  return [{ title, changes: [{ kind: 'write', file, text: written }], preferred: true }];
}

function chart(): string {
  return `#- package/app/Chart.yaml
apiVersion: v2
name: app
version: 1.0.0
#- package/app/values.yaml
image: example/app:1.0.0
#- package/app/templates/pod.yaml
apiVersion: v1
kind: Pod
metadata:
  name: app
spec:
  containers:
    - name: app
      image: {{ .Values.image }}
#- images/app-1.0.0-x86_64.tar
`;
}
