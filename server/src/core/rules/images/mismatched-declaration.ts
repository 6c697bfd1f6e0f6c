import { declaredArchitectures } from '../../package/declared-architectures';
import { type Architecture, architectures } from '../../package/mapping';
import type { ServicePackage } from '../../package/service-package';
import { type Message, say, text } from '../../text/message';
import { entryAt } from '../../yaml/path';
import { replaceValue } from '../../yaml/replace';
import type { Rule } from '../rule';
import { likely, repair } from '../shared/repair';

/** R052, R171: the declared architectures are those that mapping.yaml has tars for. */
export const mismatchedDeclaration: Rule = {
  code: 'images/mismatched-declaration',
  severity: 'warning',
  spec: ['R052', 'R171'],
  summary: text(
    'The declared architectures are not those of the image tars',
    '声明的架构与镜像 tar 包的架构不一致',
  ),
  rationale: text(
    'The marketplace offers the service for the declared architectures. Where no tar is for one of them, the pods do not start there.',
    '市场按声明的架构提供服务。声明了却没有对应 tar 包时，Pod 无法在该架构上启动。',
  ),
  example: {
    bad: `
#- package/etcd/Chart.yaml
name: etcd
annotations:
  architecture: x86_64,aarch64 # both
#               ^^^^^^^^^^^^^^ warning images/mismatched-declaration: No image tar in mapping.yaml is for aarch64
#- images/etcd.tar
#- images/mapping.yaml
instance:
  - image: etcd
    package:
      x86_64: etcd.tar
`,
    good: `
#- package/etcd/Chart.yaml
name: etcd
annotations:
  architecture: x86_64 # both
#- images/etcd.tar
#- images/mapping.yaml
instance:
  - image: etcd
    package:
      x86_64: etcd.tar
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const entry = annotation(pkg);
    const shipped = shippedArchitectures(pkg);
    const declared = declaredArchitectures(pkg);
    const message = shipped && declared.size > 0 ? difference(declared, shipped) : undefined;
    if (!entry?.entry.value || !shipped || !message) return;
    const value = architectures.filter((one) => shipped.has(one)).join(',');
    yield {
      at: { file: entry.file.path, span: entry.entry.value.span },
      message,
      fixes: repair(
        pkg,
        entry.file.path,
        say('Declare "{value}"', '声明为“{value}”', { value }),
        replaceValue(entry.file.text, entry.entry, value),
        likely,
      ),
    };
  },
};

function annotation({ chart, operator }: ServicePackage) {
  const file = chart ? chart.metadata : operator?.current;
  const path = ['annotations', 'architecture'];
  const entry = entryAt(file?.yaml.root, chart ? path : ['metadata', ...path]);
  return file && entry && { file, entry };
}

/** The architectures that mapping.yaml has tars for; undefined while it has none or a key is not understood. */
function shippedArchitectures({ mapping }: ServicePackage): ReadonlySet<Architecture> | undefined {
  const keys = (mapping?.images ?? []).flatMap(({ packages }) =>
    packages.map(({ architecture }) => architecture),
  );
  const known = architectures.filter((one) => keys.includes(one));
  const isUnderstood = keys.every((key) => architectures.some((one) => one === key));
  return keys.length > 0 && isUnderstood ? new Set(known) : undefined;
}

/** Tars for an architecture that is not declared do no harm: the service is just not offered there. */
function difference(
  declared: ReadonlySet<Architecture>,
  shipped: ReadonlySet<Architecture>,
): Message | undefined {
  const missing = architectures.filter((one) => declared.has(one) && !shipped.has(one));
  if (missing.length === 0) return undefined;
  return say('No image tar in mapping.yaml is for {names}', '映射文件中没有 {names} 架构的镜像 tar 包', {
    names: missing.join(', '),
  });
}
