import { say, text } from '../../text/message';
import { nearest } from '../../text/nearest';
import { itemsOf, resolve, valueIn } from '../../yaml/path';
import type { Rule } from '../rule';
import { changeTo, likely, repair } from '../shared/repair';
import { descriptors } from './descriptors';
import { exampleSpec } from './version-definition';

/** R212, R213, X11: the kinds of controls that the documents list. */
export const unknownControl: Rule = {
  code: 'csd/unknown-control',
  severity: 'warning',
  spec: ['R212', 'R213', 'X11'],
  summary: text('A kind of control that the documents do not know', '文档中没有的控件类型'),
  rationale: text(
    'The console knows a list of URNs; of Kubernetes objects it can offer Secrets and ConfigMaps only.',
    '控制台只识别文档列出的 URN；Kubernetes 资源对象仅支持 Secret 和 ConfigMap。',
  ),
  example: {
    bad: exampleSpec(`  descriptors:
    spec:
      - path: image.pullPolicy
        x-descriptors:
          - imagePullPolicy
#           ^^^^^^^^^^^^^^^ warning csd/unknown-control: "imagePullPolicy" is no kind of control that the documents list
`),
    good: exampleSpec(`  descriptors:
    spec:
      - path: image.pullPolicy
        x-descriptors:
          - urn:alm:descriptor:com.tectonic.ui:imagePullPolicy
`),
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    for (const { definition, map } of descriptors(pkg)) {
      for (const item of itemsOf(valueIn(map, 'x-descriptors'))) {
        const urn = resolve(item);
        if (urn?.kind !== 'scalar' || urn.text === '' || isKnown(urn.text)) continue;
        const meant = meantBy(urn.text);
        const file = definition.file.path;
        yield {
          at: { file, span: urn.span },
          message: say(
            '"{urn}" is no kind of control that the documents list',
            '“{urn}”不是文档列出的控件类型',
            { urn: urn.text },
          ),
          fixes: meant
            ? repair(pkg, file, changeTo(meant), [{ span: urn.span, newText: meant }], likely)
            : [],
        };
      }
    }
  },
};

const tectonic = 'urn:alm:descriptor:com.tectonic.ui:';
const kubernetes = 'urn:alm:descriptor:io.kubernetes:';
const plain = [
  'password',
  'imagePullPolicy',
  'podCount',
  'resourceRequirements',
  'hwDnatElbAccess',
  'hidden',
  'text',
  'link',
];
const known = [...plain.map((name) => tectonic + name), `${kubernetes}Secret`, `${kubernetes}ConfigMap`];

const isKnown = (urn: string): boolean =>
  known.includes(urn) || ['select:', 'fieldDependency:'].some((name) => urn.startsWith(tectonic + name));

/** The URN whose last word was written, or one that is nearly the same. */
const meantBy = (urn: string): string | undefined =>
  known.find((one) => one.toLowerCase().endsWith(`:${urn.toLowerCase()}`)) ?? nearest(urn, known);
