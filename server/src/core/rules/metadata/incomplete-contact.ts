import type { Fix } from '../../package/edit';
import type { ServicePackage } from '../../package/service-package';
import type { SourceFile } from '../../package/source-file';
import { say, text } from '../../text/message';
import { insertEntry } from '../../yaml/insert';
import { keySpan, type YamlEntry, type YamlMap } from '../../yaml/node';
import { asMap, entryOf, itemsOf } from '../../yaml/path';
import { replaceValue } from '../../yaml/replace';
import { writeScalar } from '../../yaml/write-scalar';
import type { Rule } from '../rule';
import { isBlank } from '../shared/chart-file';
import { likely, repair } from '../shared/repair';
import { metadataName, soundMetadata } from './metadata-file';

/** R083, A18: a provider has a name and a page, a maintainer a name and an address. */
export const incompleteContact: Rule = {
  code: 'metadata/incomplete-contact',
  severity: 'warning',
  spec: ['R083', 'R080', 'A18', 'A19'],
  summary: text('A provider or maintainer without name or address', '提供方或维护者信息不完整'),
  rationale: text(
    'Customers see whom to turn to. The guide writes provider with name and url, maintainers with name and email.',
    '客户据此联系服务方：指南中 provider 含 name 和 url，maintainers 含 name 和 email。',
  ),
  example: {
    bad: `
#- package/etcd/metadata.yaml
provider:
^^^^^^^^ warning metadata/incomplete-contact: "url" is missing here
  name: etcd
  email: etcd@example.com
`,
    good: `
#- package/etcd/metadata.yaml
provider:
  name: etcd
  email: etcd@example.com
  url: https://example.com
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const metadata = soundMetadata(pkg);
    if (!metadata) return;
    const provider = entryOf(metadata.root, 'provider');
    const maintainers = entryOf(metadata.root, 'maintainers');
    const contacts = [
      ...(provider ? [{ entry: provider, map: asMap(provider.value), keys: ['name', 'url'] }] : []),
      ...itemsOf(maintainers?.value).map((item) => ({
        entry: maintainers,
        map: asMap(item),
        keys: ['name', 'email'],
      })),
    ];
    for (const { entry, map, keys } of contacts) {
      for (const key of keys) {
        if (!map || !isBlank(entryOf(map, key)?.value)) continue;
        yield {
          at: { file: metadata.file.path, span: placeIn(map, entry) },
          message: say('"{key}" is missing here', '此处缺少“{key}”', { key }),
          fixes: addition(pkg, metadata.file, map, key),
        };
      }
    }
  },
};

function addition(pkg: ServicePackage, file: SourceFile, map: YamlMap, key: string): readonly Fix[] {
  const value = key === 'name' ? writeScalar(metadataName(pkg)) : samples[key];
  const entry = entryOf(map, key);
  const edits = entry
    ? replaceValue(file.text, entry, `${value}`)
    : insertEntry(file.text, map, `${key}: ${value}`);
  return repair(pkg, file.path, say('Insert "{key}"', '插入“{key}”', { key }), edits, likely);
}

const samples: Readonly<Record<string, string>> = {
  url: 'https://example.com',
  email: 'support@example.com',
};

/** The key that holds the map; in a list its first key. */
function placeIn(map: YamlMap, entry: YamlEntry | undefined) {
  const shown = map.parent === entry ? entry : map.entries[0];
  return shown ? keySpan(shown) : map.span;
}
