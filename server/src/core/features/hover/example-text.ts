import { operatorImages } from '../../images/operator-images';
import { specDescriptors } from '../../operator/descriptors';
import type { ServicePackage } from '../../package/service-package';
import { say, show } from '../../text/message';
import type { Span } from '../../text/span';
import { touches } from '../../text/span';
import { keySpan } from '../../yaml/node';
import { innermostAt, pathOf } from '../../yaml/path';
import type { HoverContext } from './context';
import { code, plainText } from './markdown';

/** What is to be said about a place in the JSON of `alm-examples`: whose field it is, its path for mapping.yaml, its meaning. */
export interface ExampleText {
  readonly span: Span;
  /** The end of the field's key: what mapping.yaml names. */
  readonly key: number;
  readonly lines: readonly string[];
}

/** The text for an offset; undefined outside of the custom resources. */
export function exampleText(
  { operator }: ServicePackage,
  path: string,
  offset: number,
  { locale }: HoverContext,
): ExampleText | undefined {
  const csv = operator?.csv;
  if (!operator || !csv || csv.file.path !== path) return undefined;
  const resource = csv.customResources.find(({ node }) => touches(node.span, offset));
  const node = innermostAt(resource?.node, offset);
  const entry = node?.kind === 'scalar' && node.parent?.kind === 'entry' ? node.parent : undefined;
  if (!resource || !node || !entry) return undefined;
  const steps = pathOf(entry).slice(pathOf(resource.node).length);
  const dotted = steps.join('.');
  const api = csv.ownedApis.find(({ kind }) => kind === resource.kind);
  const said = api && specDescriptors(api).find((one) => one.path === dotted);
  const image = operatorImages(operator).find(({ parts }) => parts.some((part) => part.node === entry.value));
  return {
    span: entry.key === node ? keySpan(entry) : node.span,
    key: keySpan(entry).end,
    lines: [
      `${plainText(resource.kind)} ${code(dotted)}`,
      said ? plainText([said.displayName, said.description].filter(Boolean).join(': ')) : '',
      image ? `${show(imageNow, locale)} ${code(image.reference)}` : '',
    ].filter(Boolean),
  };
}

const imageNow = say('Image now:', '当前镜像：');
