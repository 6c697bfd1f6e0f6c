import type { ClusterServiceVersion } from '../../operator/cluster-service-version';
import type { ServicePackage } from '../../package/service-package';
import { say, text } from '../../text/message';
import { insertEntry } from '../../yaml/insert';
import { keySpan, type YamlEntry, type YamlMap } from '../../yaml/node';
import { asMap, entryOf, itemsOf, valueIn } from '../../yaml/path';
import type { Finding, Rule } from '../rule';
import { likely, repair } from '../shared/repair';
import { hasMaintainer, hasProvider } from './missing-contact';
import { isBlank, placeOfMissing, soundVersion, specKeys } from './version-file';

/** R068, R069, A19: the guide wants both maintainers with name and email, and a provider with a name. */
export const incompleteContact: Rule = {
  code: 'csv/incomplete-contact',
  severity: 'warning',
  spec: ['R068', 'R069', 'A19'],
  summary: text('Contact data of which something is missing', '联系信息不完整'),
  rationale: text(
    'The guide lists maintainers (name, email) and provider (name) as mandatory. To publish, one of them is enough; the marketplace shows the gap.',
    '指南要求填写 maintainers（name、email）和 provider（name）。发布时有其一即可，但市场页面会缺少信息。',
  ),
  example: {
    bad: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
spec:
  provider:
    name: Example
  maintainers:
    - name: Example
#     ^^^^ warning csv/incomplete-contact: "email" of this maintainer is missing
`,
    good: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
spec:
  provider:
    name: Example
  maintainers:
    - name: Example
      email: support@example.com
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const csv = soundVersion(pkg);
    if (!csv?.spec) return;
    const [maintainer, provider] = [hasMaintainer(csv.spec), hasProvider(csv.spec)];
    if (!maintainer && !provider) return;
    if (!maintainer)
      yield missing(pkg, csv, 'maintainers', '\n  - name: Your Company\n    email: support@example.com');
    for (const item of maintainer ? itemsOf(valueIn(csv.spec, 'maintainers')) : []) {
      const one = asMap(item);
      for (const key of one ? (['name', 'email'] as const) : []) {
        if (one && isBlank(valueIn(one, key))) yield withoutKey(pkg, csv, one, key);
      }
    }
    const entry = entryOf(csv.spec, 'provider');
    if (!provider) yield missing(pkg, csv, 'provider', '\n  name: Your Company');
    else if (entry && isBlank(valueIn(entry.value, 'name'))) yield withoutName(pkg, csv, entry);
  },
};

function missing(
  pkg: ServicePackage,
  csv: ClusterServiceVersion,
  key: 'maintainers' | 'provider',
  value: string,
): Finding {
  const { spec, file, root } = csv;
  const own = entryOf(spec, key);
  const edits = spec && !own ? insertEntry(file.text, spec, `${key}:${value}`, specKeys) : [];
  return {
    at: { file: file.path, span: placeOfMissing(csv, own ?? entryOf(root, 'spec')) },
    message: say('"{key}" is missing: the guide lists it as mandatory', '缺少“{key}”：指南要求填写', { key }),
    fixes: repair(
      pkg,
      file.path,
      say('Insert "{key}", to be filled in', '插入待填写的“{key}”', { key }),
      edits,
      likely,
    ),
  };
}

function withoutKey(
  pkg: ServicePackage,
  { file }: ClusterServiceVersion,
  map: YamlMap,
  key: 'name' | 'email',
): Finding {
  const own = entryOf(map, key);
  const first = own ?? map.entries[0];
  const value = key === 'name' ? 'Your Company' : 'support@example.com';
  return {
    at: { file: file.path, span: first ? keySpan(first) : map.span },
    message: say('"{key}" of this maintainer is missing', '该维护者缺少“{key}”', { key }),
    fixes: repair(
      pkg,
      file.path,
      say('Insert "{key}", to be filled in', '插入待填写的“{key}”', { key }),
      own ? [] : insertEntry(file.text, map, `${key}: ${value}`, ['name', 'email']),
      likely,
    ),
  };
}

function withoutName(pkg: ServicePackage, { file }: ClusterServiceVersion, entry: YamlEntry): Finding {
  const own = entryOf(entry.value, 'name');
  return {
    at: { file: file.path, span: keySpan(own ?? entry) },
    message: say('"name" of the provider is missing', 'provider 缺少“name”'),
    fixes: repair(
      pkg,
      file.path,
      say('Insert "name", to be filled in', '插入待填写的“name”'),
      own ? [] : insertEntry(file.text, entry, 'name: Your Company', ['name', 'email', 'url']),
      likely,
    ),
  };
}
