import { text } from '../../text/message';
import type { Rule } from '../rule';
import { oversizedPackages, unpackedPackages } from '../shared/oversized-packages';

/** R180: a private upload takes at most 4 MB. */
export const oversizedUpload: Rule = {
  code: 'package/oversized-upload',
  severity: 'error',
  spec: ['R180'],
  summary: text('A deployment package above 4 MB, for a private upload', '私有上传的部署包超过 4 MB'),
  rationale: text('The console refuses a private upload above 4 MB.', '控制台拒绝超过 4 MB 的私有服务包。'),
  example: {
    bad: `
#- package/etcd-1.0.0.tgz {"size":5242880}
#! error package/oversized-upload: The deployment package has 5.0 MB: at most 4 MB can be uploaded as a private service
`,
  },
  fixable: false,
  tempo: 'text',
  profile: 'private',
  *check(pkg) {
    yield* oversizedPackages(pkg);
    yield* unpackedPackages(pkg);
  },
};
