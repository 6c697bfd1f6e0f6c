import { isMappingName } from '../../package/images-folder';
import { say, text } from '../../text/message';
import type { Rule } from '../rule';
import { topEntries } from '../shared/top-folders';

/** R020: the service directory of a delivery holds package/ and images/; extends/ is drawn once and let pass. */
export const unknownFolder: Rule = {
  code: 'package/unknown-folder',
  severity: 'information',
  spec: ['R020', 'R003'],
  summary: text(
    'Something in the service directory that the platform does not know',
    '服务包目录中有平台不识别的内容',
  ),
  rationale: text(
    'The guide describes package/ and images/ only. The rest makes the upload larger and is ignored.',
    '指南只描述了 package 和 images 目录，其他内容只会增大上传体积，不会生效。',
  ),
  example: {
    bad: `
#- !delivery etcd-6.7.0.zip
#- package/etcd-6.7.0.tgz
#- docs/
#! information package/unknown-folder: The platform does not know "docs" in a service package: leave it out
#- docs/readme.md
`,
  },
  fixable: false,
  tempo: 'text',
  *check(pkg) {
    if (!pkg.delivery) return;
    for (const [name, paths] of topEntries(pkg)) {
      const isFolder = paths.some((path) => path.includes('/'));
      if (isFolder ? knownFolders.test(name) : isMappingName(name)) continue;
      yield {
        at: { file: name },
        message: say(
          'The platform does not know "{name}" in a service package: leave it out',
          '平台不识别服务包中的“{name}”：请去除',
          { name },
        ),
      };
    }
  },
};

/** Also the wrong names that have rules of their own. */
const knownFolders = /^(?:packages?|pkgs?|deploy(?:ment)?[-_]?packages?|images?|extends)$/i;
