import type { Fix } from '../../package/edit';
import { edit } from '../../package/edit';
import type { Mapping } from '../../package/mapping';
import type { ServicePackage } from '../../package/service-package';
import type { Reference, Resolution } from '../../references/reference';
import { referencesIn, resolveReference } from '../../references/references';
import { type Message, say, text } from '../../text/message';
import type { Span } from '../../text/span';
import { writeScalar } from '../../yaml/write-scalar';
import type { Finding, Rule } from '../rule';
import { changeTo } from '../shared/repair';
import { isWellFormedPath } from './invalid-path';

/** R140, R153: an address path that leads to nothing in values.yaml or in the custom resource. */
export const unresolvedPath: Rule = {
  code: 'mapping/unresolved-path',
  severity: 'error',
  spec: ['R140', 'R153'],
  summary: text('An address path that leads nowhere', '地址路径找不到目标'),
  rationale: text(
    'The platform writes the address at this path and nowhere else. When the path does not exist in values.yaml (or in the custom resource of alm-examples), the workload pulls the old image and fails at the customer.',
    '平台只在该路径写入镜像地址。若路径在 values.yaml（或 alm-examples 的自定义资源）中不存在，工作负载仍会拉取旧地址，在客户环境部署失败。',
  ),
  example: {
    bad: `
#- package/etcd/Chart.yaml
name: etcd
#- package/etcd/values.yaml
image:
  repository: bitnami/etcd
#- images/mapping.yaml
instance:
  - image: etcd
    address:
      repository: image.repo
#                       ^^^^ error mapping/unresolved-path: values.yaml has no "image.repo". Did you mean "image.repository"?
`,
    good: `
#- package/etcd/Chart.yaml
name: etcd
#- package/etcd/values.yaml
image:
  repository: bitnami/etcd
#- images/mapping.yaml
instance:
  - image: etcd
    address:
      repository: image.repository
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const { mapping, osc } = pkg;
    // What a mapping file does there is not documented: mapping/undocumented-kind says so once.
    if (osc) return;
    for (const reference of mapping ? referencesIn(pkg) : []) {
      if (!mapping || reference.kind !== 'address-path' || !isWellFormedPath(reference.text)) continue;
      const resolution = resolveReference(pkg, reference);
      const finding = findingOf(pkg, mapping, reference, resolution);
      if (finding) yield finding;
    }
  },
};

function findingOf(
  pkg: ServicePackage,
  mapping: Mapping,
  reference: Reference,
  resolution: Resolution,
): Finding | undefined {
  const at = { file: mapping.file.path, span: reference.span };
  if (resolution.state === 'unknown') return { at, message: resolution.reason, notChecked: true };
  if (resolution.state !== 'unresolved') return undefined;
  return {
    at: { file: mapping.file.path, span: missingPart(reference, resolution.known) },
    message: messageOf(pkg, reference, resolution.suggestions[0]),
    fixes: resolution.suggestions.map((path, index) => fixOf(mapping, reference, path, index === 0)),
  };
}

/** From the first segment that leads nowhere to the end of the path. */
function missingPart({ text: path, span }: Reference, known: number): Span {
  const written = span.end - span.start === path.length;
  const behind = known > 0 && path[known] === '.' ? known + 1 : known;
  return written ? { start: span.start + behind, end: span.end } : span;
}

function messageOf(pkg: ServicePackage, { text: path }: Reference, meant: string | undefined): Message {
  const where = pkg.chart ? say('values.yaml', 'values.yaml') : say('the custom resource', '自定义资源');
  const values = { path, meant: meant ?? '', en: where.text.en, zh: where.text['zh-cn'] };
  return meant
    ? say('{en} has no "{path}". Did you mean "{meant}"?', '{zh}中没有“{path}”，是否应为“{meant}”？', values)
    : say('{en} has no "{path}"', '{zh}中没有“{path}”', values);
}

const fixOf = (mapping: Mapping, { span, text: old }: Reference, path: string, preferred: boolean): Fix => ({
  title: changeTo(path),
  changes: [
    edit(mapping.file.path, {
      span,
      newText: span.end - span.start === old.length ? path : writeScalar(path),
    }),
  ],
  ...(preferred ? { preferred: true } : {}),
});
