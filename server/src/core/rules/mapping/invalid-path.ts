import { say, text } from '../../text/message';
import type { Rule } from '../rule';
import { changeTo } from '../shared/repair';
import { replaceField } from './replace-field';

/** R128: an address path that is not written as keys joined by dots. */
export const invalidPath: Rule = {
  code: 'mapping/invalid-path',
  severity: 'error',
  spec: ['R128'],
  summary: text('An address path that is not keys joined by dots', '地址路径不是以点号相连的键'),
  rationale: text(
    'The platform follows the path key by key from the outermost one. A leading slash, ".Values." or "{{ }}" leads nowhere, and the image keeps its old address.',
    '平台从最外层键开始逐级查找。以斜杠开头、带“.Values.”或“{{ }}”的路径找不到目标，镜像地址不会被替换。',
  ),
  example: {
    bad: `
#- images/mapping.yaml
instance:
  - image: kafka
    address:
      fullAddress: .Values.kafka.image
#                  ^^^^^^^^^^^^^^^^^^^ error mapping/invalid-path: ".Values.kafka.image" is not a path: write the keys from the outermost one, joined by dots
`,
    good: `
#- images/mapping.yaml
instance:
  - image: kafka
    address:
      fullAddress: kafka.image
`,
  },
  fixable: true,
  tempo: 'text',
  *check({ mapping }) {
    for (const field of mapping?.instances.flatMap(({ address }) => address) ?? []) {
      if (!mapping || isWellFormedPath(field.text)) continue;
      const path = repairPath(field.text);
      yield {
        at: { file: mapping.file.path, span: field.span },
        message: say(
          '"{text}" is not a path: write the keys from the outermost one, joined by dots',
          '“{text}”不是合法路径：请从最外层键写起，以点号相连',
          { text: field.text },
        ),
        fixes: path
          ? [
              {
                title: changeTo(path),
                changes: [replaceField(mapping, field, path)],
                preferred: true,
                safe: true,
              },
            ]
          : [],
      };
    }
  },
};

/** Whether a path is keys joined by dots; list indexes count as keys, a path that is not written as well-formed. */
export const isWellFormedPath = (path: string): boolean =>
  path === '' || !(/^[./$]|[./]$|\.\.|[\s/{}]|^Values\./.test(path) || /\[(?!\d+\])/.test(path));

/** The path that was most likely meant; empty when nothing is left. */
function repairPath(path: string): string {
  return path
    .replace(/\{\{-?|-?\}\}/g, '')
    .trim()
    .replace(/^\$?\.?\/?Values\./, '')
    .replace(/^\$/, '')
    .replace(/\//g, '.')
    .replace(/\[["']?([^\]"']+)["']?\]/g, '.$1')
    .replace(/\s+/g, '')
    .replace(/\.{2,}/g, '.')
    .replace(/^\.+|\.+$/g, '');
}
