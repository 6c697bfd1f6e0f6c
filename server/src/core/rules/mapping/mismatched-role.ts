import { edit, type Fix } from '../../package/edit';
import type { AddressRole, Mapping } from '../../package/mapping';
import { type Message, say, text } from '../../text/message';
import { keySpan } from '../../yaml/node';
import type { Rule } from '../rule';
import { type AddressTarget, addressTargets } from './address-targets';

/** R143: the value at a path does not look like the part of an address that the key writes there. */
export const mismatchedRole: Rule = {
  code: 'mapping/mismatched-role',
  severity: 'warning',
  spec: ['R143'],
  summary: text('A path whose value is another part of an address', '路径上的值与地址字段的含义不符'),
  rationale: text(
    'The platform writes exactly the part that the key names. Where the chart expects another part, the address it puts together is broken.',
    '平台只写入该键所指的那一部分。若 Chart 在此处需要的是另一部分，拼出的镜像地址就是错的。',
  ),
  example: {
    bad: `
#- package/etcd/Chart.yaml
name: etcd
#- package/etcd/values.yaml
image: docker.io/bitnami/etcd:3.5.0
#- images/mapping.yaml
instance:
  - image: etcd
    address:
      repository: image
#     ^^^^^^^^^^ warning mapping/mismatched-role: "image" holds a whole address with a tag ("docker.io/bitnami/etcd:3.5.0"), but "repository" writes an address without tag
`,
    good: `
#- package/etcd/Chart.yaml
name: etcd
#- package/etcd/values.yaml
image: docker.io/bitnami/etcd:3.5.0
#- images/mapping.yaml
instance:
  - image: etcd
    address:
      fullAddress: image
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const { mapping } = pkg;
    for (const entry of mapping?.instances ?? []) {
      for (const target of mapping ? addressTargets(pkg, mapping, entry) : []) {
        const shape = target.value ? shapeOf(target.value) : undefined;
        if (!mapping || !shape || fits(target.role, shape) || isPinnedTag(target)) continue;
        yield {
          at: { file: mapping.file.path, span: keySpan(target.field.entry) },
          message: messageOf(target, shape),
          fixes: fixesOf(
            mapping,
            target,
            shape,
            entry.address.map(({ addressRole }) => addressRole),
          ),
        };
      }
    }
  },
};

/** Whether the value is a digest in the place of a tag, or a tag with one behind it: `sha256:…`, `latest@sha256:…`. */
const isPinnedTag = ({ role, value = '' }: AddressTarget): boolean =>
  role === 'tag' && /^(?:[\w.-]+@)?sha256:[0-9a-f]+$/.test(value);

/** What a value looks like, as far as its characters tell. */
type Shape = 'address-with-tag' | 'address' | 'path' | 'host' | 'word';

function shapeOf(value: string): Shape | undefined {
  const [, first = '', rest = ''] =
    /^([^/]*)(?:\/(.*))?$/s.exec(value.replace(/@sha256:[0-9a-f]*$/, '')) ?? [];
  // `redis:7` may be an image, and a host with its port.
  if (/[\s{}$]/.test(value) || value.endsWith('/') || /^(?!localhost:)[\w-]+:\d+$/.test(value))
    return undefined;
  const isHost = /\.|:\d+$|^localhost$/.test(first) && /[a-z]/i.test(first);
  // A tag with a digest behind it.
  if (/^v?\d[\w.-]*@sha256:[0-9a-f]+$/.test(value)) return 'word';
  if (value.includes('@sha256:') || /:[\w.-]+$/.test(rest || (isHost ? '' : first)))
    return 'address-with-tag';
  if (rest) return isHost ? 'address' : 'path';
  return isHost && /^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?::\d+)?$|:\d+$|^localhost$/i.test(first)
    ? 'host'
    : 'word';
}

/** Which shapes say nothing against a role. A bare word can be nearly everything. */
const fitting: Readonly<Record<AddressRole, readonly Shape[]>> = {
  fullAddress: ['address-with-tag', 'address', 'path', 'word'],
  repository: ['address', 'path', 'word'],
  prefixAddress: ['address', 'path', 'host', 'word'],
  repo: ['path', 'word'],
  endpoint: ['host', 'word'],
  tag: ['word', 'host'],
};

const fits = (role: AddressRole, shape: Shape): boolean => fitting[role].includes(shape);

const shapeWords: Readonly<Record<Shape, readonly [string, string]>> = {
  'address-with-tag': ['a whole address with a tag', '带 tag 的完整地址'],
  address: ['a registry and a path', '仓库地址加路径'],
  path: ['a path without registry', '不含仓库地址的路径'],
  host: ['a registry host', '仓库域名'],
  word: ['a word', '单个词'],
};

const roleWords: Readonly<Record<AddressRole, readonly [string, string]>> = {
  fullAddress: ['the whole address', '完整镜像地址'],
  repository: ['an address without tag', '不含 tag 的地址'],
  prefixAddress: ['registry and organization', '仓库地址和组织'],
  repo: ['organization and image name', '组织和镜像名'],
  endpoint: ['the registry host only', '仓库域名'],
  tag: ['the tag only', 'tag'],
};

function messageOf({ field, role, value }: AddressTarget, shape: Shape): Message {
  const [is, zhIs] = shapeWords[shape];
  const [writes, zhWrites] = roleWords[role];
  return say(
    '"{path}" holds {is} ("{value}"), but "{role}" writes {writes}',
    '“{path}”的值是{zhIs}（“{value}”），而“{role}”写入的是{zhWrites}',
    { path: field.text, is, zhIs, value: value ?? '', role, writes, zhWrites },
  );
}

/** The role that a shape stands for. */
const roleOf: Readonly<Partial<Record<Shape, AddressRole>>> = {
  'address-with-tag': 'fullAddress',
  address: 'repository',
  path: 'repo',
  host: 'endpoint',
};

function fixesOf(
  { file }: Mapping,
  { field }: AddressTarget,
  shape: Shape,
  taken: readonly string[],
): readonly Fix[] {
  const role = roleOf[shape];
  if (!role || taken.includes(role)) return [];
  const title = say('Write "{role}" there', '改用“{role}”', { role });
  return [
    { title, changes: [edit(file.path, { span: keySpan(field.entry), newText: role })], preferred: true },
  ];
}
