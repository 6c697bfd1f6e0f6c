import type { ServicePackage } from '../../package/service-package';
import type { SourceFile } from '../../package/source-file';
import type { OwnSchema } from '../../schema/schema';
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

const hasOwnRule = (schema: OwnSchema, { path }: ShapeFinding): boolean =>
  schema === 'oscMetadata'
    ? path.length === 0 ||
      /^(?:architecture|categories|scenes|devices|maintainers|industries|provider|source|version|appVersion)$/.test(
        String(path[0]),
      )
    : schema === 'customServiceDefinition' &&
      (path[1] === 'versionDefinition' ||
        path[1] === 'defaultConfiguration' ||
        path.includes('x-descriptors'));
