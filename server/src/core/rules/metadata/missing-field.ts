import type { Fix } from '../../package/edit';
import type { ServicePackage } from '../../package/service-package';
import type { SourceFile } from '../../package/source-file';
import { schemaAt } from '../../schema/schema';
import { say, text } from '../../text/message';
import { insertEntry } from '../../yaml/insert';
import { keySpan, type YamlEntry, type YamlMap } from '../../yaml/node';
import { entryOf } from '../../yaml/path';
import { replaceValue } from '../../yaml/replace';
import { writeScalar } from '../../yaml/write-scalar';
import type { Rule } from '../rule';
import { placeOfMissing } from '../shared/chart-file';
import { likely, repair } from '../shared/repair';
import { holdsNothing, metadataName, soundMetadata } from './metadata-file';

const rest = `version: "1.0.0"
appVersion: "3.5.0"
displayName: etcd
`;
const tail = `source: ISV
architecture: [x86_64]
categories: [Database]
maintainers: [{ name: etcd, email: etcd@example.com }]
provider: { name: etcd, url: https://example.com }
scenes: [CCE]
`;

/** R080: the fields that the provider guide makes mandatory. */
export const missingField: Rule = {
  code: 'metadata/missing-field',
  severity: 'error',
  spec: ['R080', 'R053', 'R040', 'R041'],
  summary: text('metadata.yaml lacks a mandatory field', 'metadata.yaml 缺少必填字段'),
  rationale: text(
    'The platform reads from metadata.yaml what the catalogue shows and where the service can be deployed. The provider guide lists eleven fields that partners must write.',
    '平台从 metadata.yaml 读取服务目录展示的信息和可部署的场景。服务提供商指南规定了 11 个必填字段。',
  ),
  example: {
    bad: `
#- package/etcd/metadata.yaml
name: etcd
^^^^ error metadata/missing-field: "briefDescription" is missing in metadata.yaml
${rest}${tail}`,
    good: `
#- package/etcd/metadata.yaml
name: etcd
${rest}briefDescription: etcd
${tail}`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const metadata = soundMetadata(pkg);
    if (!metadata) return;
    const { file, root } = metadata;
    for (const field of mandatory) {
      const entry = entryOf(root, field);
      if (entry && !holdsNothing(entry.value)) continue;
      yield {
        at: { file: file.path, span: entry ? keySpan(entry) : placeOfMissing(root) },
        message: say('"{field}" is missing in metadata.yaml', 'metadata.yaml 缺少“{field}”', { field }),
        fixes: entry ? filling(pkg, file, entry) : insertion(pkg, file, root, field),
      };
    }
  },
};

const mandatory: readonly string[] = schemaAt('oscMetadata', [])?.required ?? [];

function insertion(pkg: ServicePackage, file: SourceFile, root: YamlMap, field: string): readonly Fix[] {
  const snippet = `${field}:${defaultOf(pkg, field)}`;
  const title = say('Insert "{field}"', '插入“{field}”', { field });
  return repair(pkg, file.path, title, insertEntry(file.text, root, snippet, mandatory), likely);
}

/** A value for a key that is there but holds nothing. */
function filling(pkg: ServicePackage, file: SourceFile, entry: YamlEntry): readonly Fix[] {
  const value = defaultOf(pkg, entry.name);
  const edits = value.startsWith(' ')
    ? replaceValue(file.text, entry, value.trimStart())
    : insertEntry(file.text, entry, value.slice(1).replace(/^ {2}/gm, ''));
  const title = say('Fill in "{field}"', '填写“{field}”', { field: entry.name });
  return repair(pkg, file.path, title, edits, likely);
}

/** What stands behind the colon. */
function defaultOf(pkg: ServicePackage, field: string): string {
  const name = writeScalar(metadataName(pkg));
  const lists: Readonly<Record<string, string>> = {
    version: ' "0.1.0"',
    appVersion: ' "0.1.0"',
    source: ' ISV',
    architecture: '\n  - x86_64',
    categories: '\n  - Others',
    scenes: '\n  - CCE',
    maintainers: `\n  - name: ${name}\n    email: support@example.com`,
    provider: `\n  name: ${name}\n  url: https://example.com`,
  };
  return lists[field] ?? ` ${name}`;
}
