import type { ServicePackage } from '../../package/service-package';
import type { SourceFile } from '../../package/source-file';
import { type OwnSchema, schemaAt } from '../../schema/schema';
import { holdsNothing } from '../metadata/metadata-file';
import { type ShapeFinding, shapeFindings } from '../shared/shape';

/** The documents of an OSC package that the developer guide describes, with the schema of each. */
export function oscDocuments({
  osc,
}: ServicePackage): readonly { readonly file: SourceFile; readonly schema: OwnSchema }[] {
  if (!osc) return [];
  const of = (schema: OwnSchema, files: readonly (SourceFile | undefined)[]) =>
    files.flatMap((file) => (file?.isRead ? [{ file, schema }] : []));
  return [
    ...of('oscMetadata', [osc.metadata]),
    ...of('oscLifecycle', [osc.lifecycle]),
    ...of(
      'customServiceDefinition',
      osc.definitions.map(({ file }) => file),
    ),
    ...of('monitorConfig', osc.monitorConfigs),
    ...of('logConfig', osc.logConfigs),
  ];
}

/** Where they do not have the shape of their schemas, apart from what rules of their own report. */
export function* oscShape(pkg: ServicePackage): Generator<{ file: SourceFile; finding: ShapeFinding }> {
  for (const { file, schema } of oscDocuments(pkg)) {
    for (const finding of shapeFindings(file, schema)) {
      if (!hasOwnRule(schema, finding)) yield { file, finding };
    }
  }
}

const hasOwnRule = (schema: OwnSchema, finding: ShapeFinding): boolean => {
  const { path } = finding;
  if (schema === 'oscMetadata')
    return (
      path.length === 0 || isMissing(finding) || (ownFields.test(String(path[0])) && !isOddKind(finding))
    );
  return (
    schema === 'customServiceDefinition' &&
    (path[1] === 'versionDefinition' || path[1] === 'defaultConfiguration' || path.includes('x-descriptors'))
  );
};

const lists = 'architecture|categories|scenes|devices|maintainers|industries';
const ownFields = new RegExp(`^(?:${lists}|provider|source|version|appVersion)$`);
const isList = new RegExp(`^(?:${lists})$`);

/** A mandatory field that holds nothing counts as not there. */
const isMissing = ({ path, node }: ShapeFinding): boolean =>
  path.length === 1 &&
  holdsNothing(node) &&
  (schemaAt('oscMetadata', [])?.required ?? []).includes(String(path[0]));

/** A list or map where a text is due, or anything else where a map is: the rules of the fields judge texts. */
const isOddKind = ({ keyword, params, node, path }: ShapeFinding): boolean =>
  (keyword === 'type' || keyword === 'enum') &&
  (node?.kind === 'sequence' || node?.kind === 'map' || params.type === 'object') &&
  !(path.length === 1 && isList.test(String(path[0])));
