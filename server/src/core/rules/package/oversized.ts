import { text } from '../../text/message';
import type { Rule } from '../rule';
import { oversizedPackages } from '../shared/oversized-packages';

/** R180, SPEC A33: 4 MB is the limit for a private upload; elsewhere a larger package is at least unusual. */
export const oversized: Rule = {
  code: 'package/oversized',
  severity: 'warning',
  spec: ['R180'],
  summary: text('A deployment package above 4 MB', '部署包超过 4 MB'),
  rationale: text(
    'A private upload takes at most 4 MB, so that the package could not be tried out as a private service first.',
    '私有服务上传限制为 4 MB，超过后无法先作为私有服务验证。',
  ),
  example: {
    bad: `
#- package/etcd-1.0.0.tgz {"size":5242880}
#! warning package/oversized: The deployment package has 5.0 MB: at most 4 MB can be uploaded as a private service
`,
  },
  fixable: false,
  tempo: 'text',
  profile: 'delivery',
  check: oversizedPackages,
};
