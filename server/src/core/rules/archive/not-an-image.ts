import { text } from '../../text/message';
import type { Rule } from '../rule';
import { defectFindings } from '../shared/archive-defects';

/** A tar file that holds no image. */
export const notAnImage: Rule = {
  code: 'archive/not-an-image',
  severity: 'error',
  spec: ['R015', 'R038'],
  summary: text('A tar file that holds no image', 'tar 包中没有镜像'),
  rationale: text(
    'The platform pushes what lies in images/ as images. It finds none in this file.',
    '平台会把 images 目录下的文件作为镜像推送，而该文件中没有镜像。',
  ),
  example: {
    bad: `
#- images/etcd.tar {"defects":["not-an-image-archive"]}
#! error archive/not-an-image: This tar holds no image…
`,
  },
  fixable: false,
  tempo: 'text',
  check: (pkg) => defectFindings(pkg, 'not-an-image'),
};
