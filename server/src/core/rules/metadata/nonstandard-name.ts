import { say, text } from '../../text/message';
import { replaceValue } from '../../yaml/replace';
import type { Rule } from '../rule';
import { nameFault } from '../shared/identity-faults';
import { changeTo, likely, repair } from '../shared/repair';
import { oscMetadata, statedIdentity } from '../shared/stated-identity';

/** X1: the developer guide wants small letters in the name. */
export const nonstandardName: Rule = {
  code: 'metadata/nonstandard-name',
  severity: 'warning',
  spec: ['X1', 'R030'],
  summary: text('A name that the developer guide does not allow', '名称不符合开发者指南'),
  rationale: text(
    'The provider guide takes letters of both cases; the developer guide asks metadata.yaml for small letters, digits and hyphens, with a letter first and no hyphen last.',
    '服务提供商指南允许大小写字母；开发者指南要求 metadata.yaml 的名称以小写字母开头，只含小写字母、数字和中划线，且不以中划线结尾。',
  ),
  example: {
    bad: `
#- package/etcd/metadata.yaml
name: Etcd
#     ^^^^ warning metadata/nonstandard-name: "Etcd": the developer guide allows small letters, digits and "-" only, beginning with a letter
`,
    good: `
#- package/etcd/metadata.yaml
name: etcd
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const name = oscMetadata(pkg) ? statedIdentity(pkg).name : undefined;
    if (!name || nameFault(name.text) || allowed.test(name.text)) return;
    const repaired = name.text.toLowerCase().replace(/^[\d-]+|-+$/g, '');
    yield {
      at: name.at,
      message: say(
        '"{name}": the developer guide allows small letters, digits and "-" only, beginning with a letter',
        '“{name}”：开发者指南只允许小写字母、数字和中划线，且以字母开头',
        { name: name.text },
      ),
      fixes: allowed.test(repaired)
        ? repair(
            pkg,
            name.file.path,
            changeTo(repaired),
            replaceValue(name.file.text, name.entry, repaired),
            likely,
          )
        : [],
    };
  },
};

const allowed = /^[a-z][a-z0-9-]*[a-z0-9]$/;
