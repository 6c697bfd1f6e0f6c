import type { ClusterServiceVersion } from '../operator/cluster-service-version';
import type { Mapping } from '../package/mapping';
import type { OperatorSource } from '../package/operator-source';
import type { ServicePackage } from '../package/service-package';
import { applyEdits, type TextEdit } from '../text/edit';
import { writeString } from '../yaml/json/string';
import type { YamlScalar } from '../yaml/node';
import { writeScalar } from '../yaml/write-scalar';
import { type ImageField, joinParts } from './image-fields';
import type { ImageUse } from './image-use';
import type { OperatorImageUse } from './operator-image-use';
import { operatorImages } from './operator-images';
import { type OperatorWrite, operatorWrites } from './operator-writes';
import { type PlatformRegistry, platformText } from './platform-address';
import { type PreviewedUse, previewed } from './previewed-use';
import { whyNotReplaced } from './why-not-replaced';

/** What the platform makes of an operator package. */
export interface OperatorPreview {
  /** The ClusterServiceVersion after the replacement; `''` when there is none. */
  readonly text: string;
  /** Every place that names an image, with what stands there afterwards. */
  readonly uses: readonly PreviewedUse[];
}

/** Writes what the platform would write and tells for every image what becomes of it. Undefined for other packages. */
export function operatorPreview(pkg: ServicePackage, to: PlatformRegistry): OperatorPreview | undefined {
  const { operator, mapping } = pkg;
  if (!operator) return undefined;
  const writes = operator.csv && mapping ? operatorWrites(operator.csv, mapping) : [];
  const texts = writtenTexts(writes, to);
  const uses = [...operatorImages(operator), ...undetected(operator, writes)];
  return {
    text: operator.csv ? applyEdits(operator.csv.file.text, editsOf(operator.csv, writes, texts)) : '',
    uses: uses.map((use) => previewOf(use, texts, to, mapping)),
  };
}

/** What is written at each node; of two entries for one node the first counts. Entries without name or tag write nothing. */
function writtenTexts(
  writes: readonly OperatorWrite[],
  to: PlatformRegistry,
): ReadonlyMap<YamlScalar, string> {
  const texts = new Map<YamlScalar, string>();
  for (const { node, role, entry } of writes) {
    const pushed = { image: entry.image?.text ?? '', tag: entry.tag?.text ?? '' };
    if (pushed.image !== '' && pushed.tag !== '' && !texts.has(node)) {
      texts.set(node, platformText(role, to, pushed));
    }
  }
  return texts;
}

function editsOf(
  csv: ClusterServiceVersion,
  writes: readonly OperatorWrite[],
  texts: ReadonlyMap<YamlScalar, string>,
): readonly TextEdit[] {
  const inJson = new Set(writes.flatMap(({ node, resource }) => (resource ? [node] : [])));
  const encode = csv.examplesSource?.encode ?? ((text: string) => text);
  return [...texts].map(([node, text]) => ({
    span: { start: node.span.start, end: contentEnd(csv.file.text, node) },
    newText: inJson.has(node) ? encode(writeString(text)) : writeScalar(text),
  }));
}

/** The end of a scalar without the line break that belongs to a block scalar. */
const contentEnd = (file: string, { span }: YamlScalar): number =>
  span.start + file.slice(span.start, span.end).trimEnd().length;

/** Texts that are replaced although they did not look like images. */
function undetected(operator: OperatorSource, writes: readonly OperatorWrite[]): readonly OperatorImageUse[] {
  const known = new Set(operatorImages(operator).flatMap(({ parts }) => parts.map(({ node }) => node)));
  const file = operator.current?.path ?? '';
  return writes.flatMap(({ node, role, resource, path }) => {
    if (known.has(node) || !resource) return [];
    known.add(node);
    const parts: ImageField['parts'] = [{ role, path: path ?? '', node }];
    const workload = `${resource.kind}/${resource.name}`;
    const at = { file, span: node.span };
    return [{ kind: 'custom-resource' as const, at, workload, reference: node.text, parts, resource }];
  });
}

function previewOf(
  use: OperatorImageUse,
  texts: ReadonlyMap<YamlScalar, string>,
  to: PlatformRegistry,
  mapping: Mapping | undefined,
): PreviewedUse {
  const isPartOfText = use.parts.length === 1 && use.parts[0].node.text.trim() !== use.reference;
  const isWritten = use.parts.some(({ node }) => texts.has(node));
  const textOf = ({ node }: ImageField['parts'][0]): string => texts.get(node) ?? node.text;
  const after = isPartOfText && !isWritten ? use.reference : joinParts(use.parts, textOf);
  const arrived = after.startsWith(`${to.registry}/${to.organization}/`);
  return previewed(
    neutral(use),
    after,
    isWritten,
    arrived ? undefined : whyNotReplaced(use, isWritten, mapping),
  );
}

const neutral = ({ at, kind, workload, container, reference }: OperatorImageUse): ImageUse => ({
  at,
  kind,
  workload,
  reference,
  ...(container === undefined ? {} : { container }),
});
