import { say, text } from '../../text/message';
import { keySpan } from '../../yaml/node';
import { entryAt, itemsOf, textAt, valueIn } from '../../yaml/path';
import type { Rule } from '../rule';
import { currentVersion } from './version-file';

/** A18: `spec.provider.email`, which the guide asks for and OLM drops. */
export const ignoredEmail: Rule = {
  code: 'csv/ignored-email',
  severity: 'information',
  spec: ['R069', 'A18'],
  summary: text('An email of the provider, which clusters drop', 'provider 的 email 在集群中会被丢弃'),
  rationale: text(
    'The guide shows an email under provider. The format itself knows only name and url there, so a cluster drops it. Leave it for the marketplace, and repeat it under maintainers.',
    '指南在 provider 下给出了 email，但该格式只有 name 和 url，集群会丢弃 email。可为市场保留，并在 maintainers 中重复填写。',
  ),
  example: {
    bad: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
spec:
  provider:
    name: Example
    email: support@example.com
#   ^^^^^ information csv/ignored-email: Only the marketplace reads this email: repeat it under "maintainers"
`,
  },
  fixable: false,
  tempo: 'text',
  *check(pkg) {
    const csv = currentVersion(pkg);
    const entry = entryAt(csv?.root, ['spec', 'provider', 'email']);
    const contacts = itemsOf(valueIn(csv?.spec, 'maintainers')).map((one) => textAt(valueIn(one, 'email')));
    if (!csv || !entry || contacts.includes(textAt(entry.value))) return;
    yield {
      at: { file: csv.file.path, span: keySpan(entry) },
      message: say(
        'Only the marketplace reads this email: repeat it under "maintainers"',
        '只有市场会读取该 email：请在“maintainers”中重复填写',
      ),
    };
  },
};
