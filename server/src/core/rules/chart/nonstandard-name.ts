import { say, text } from '../../text/message';
import { replaceValue } from '../../yaml/replace';
import type { Rule } from '../rule';
import { nameFault } from '../shared/identity-faults';
import { changeTo, likely, repair } from '../shared/repair';
import { statedIdentity } from '../shared/stated-identity';

/** X1 (developer guide): names start with a small letter and have no capitals. */
export const nonstandardName: Rule = {
  code: 'chart/nonstandard-name',
  severity: 'warning',
  spec: ['X1'],
  summary: text(
    'A chart name with capitals, or that does not start with a letter',
    'Chart 名称含大写字母，或不以字母开头',
  ),
  rationale: text(
    'The developer guide allows fewer names than the provider guide: small letters, digits and hyphens, a letter first. Kubernetes refuses capitals in the names of most resources.',
    '开发者指南的要求更严格：只能使用小写字母、数字和中划线，且以字母开头。Kubernetes 的多数资源名称也不允许大写字母。',
  ),
  example: {
    bad: `
#- package/etcd/Chart.yaml
name: Etcd
#     ^^^^ warning chart/nonstandard-name: The developer guide asks for small letters, digits and "-", a letter first: "Etcd"
`,
    good: `
#- package/etcd/Chart.yaml
name: etcd
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const { name } = statedIdentity(pkg);
    if (!pkg.chart || !name || nameFault(name.text) || pattern.test(name.text)) return;
    const lower = name.text.toLowerCase();
    const edits = pattern.test(lower) ? replaceValue(name.file.text, name.entry, lower) : [];
    yield {
      at: name.at,
      message: say(
        'The developer guide asks for small letters, digits and "-", a letter first: "{name}"',
        '开发者指南要求只用小写字母、数字和中划线，且以字母开头：“{name}”',
        { name: name.text },
      ),
      fixes: repair(pkg, name.file.path, changeTo(lower), edits, likely),
    };
  },
};

const pattern = /^[a-z](?:[a-z0-9-]*[a-z0-9])?$/;
