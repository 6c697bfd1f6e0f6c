import type { ServicePackage } from '../package/service-package';
import type { OwnSchema } from '../schema/schema';

/** Which documents of a package our schemas describe. */
const owners: readonly {
  readonly schema: OwnSchema;
  readonly owns: (pkg: ServicePackage, path: string) => boolean;
}[] = [
  { schema: 'mapping', owns: ({ mapping }, path) => mapping?.file.path === path },
  { schema: 'oscpkg', owns: ({ settings }, path) => settings.file?.path === path },
  { schema: 'chart', owns: ({ chart }, path) => chart?.metadata?.path === path },
  { schema: 'oscMetadata', owns: ({ osc }, path) => osc?.metadata?.path === path },
  { schema: 'oscLifecycle', owns: ({ osc }, path) => osc?.lifecycle?.path === path },
  {
    schema: 'customServiceDefinition',
    owns: ({ osc }, path) => osc?.definitions.some(({ file }) => file.path === path) ?? false,
  },
  {
    schema: 'monitorConfig',
    owns: ({ osc }, path) => osc?.monitorConfigs.some((one) => one.path === path) ?? false,
  },
  { schema: 'logConfig', owns: ({ osc }, path) => osc?.logConfigs.some((one) => one.path === path) ?? false },
  {
    schema: 'clusterServiceVersion',
    owns: ({ operator }, path) => operator?.versions.some((one) => one.path === path) ?? false,
  },
];

/** The schema that describes a document; undefined for documents of others. */
export const schemaOf = (pkg: ServicePackage, path: string): OwnSchema | undefined =>
  owners.find(({ owns }) => owns(pkg, path))?.schema;
