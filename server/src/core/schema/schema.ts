import chart from '../../../../schemas/chart.schema.json';
import clusterServiceVersion from '../../../../schemas/cluster-service-version.schema.json';
import customServiceDefinition from '../../../../schemas/custom-service-definition.schema.json';
import logConfig from '../../../../schemas/log-config.schema.json';
import mapping from '../../../../schemas/mapping.schema.json';
import monitorConfig from '../../../../schemas/monitor-config.schema.json';
import oscLifecycle from '../../../../schemas/osc-lifecycle.schema.json';
import oscMetadata from '../../../../schemas/osc-metadata.schema.json';
import oscpkg from '../../../../schemas/oscpkg.schema.json';
import type { Locale } from '../text/message';
import type { YamlPath } from '../yaml/path';

/** A part of one of our JSON Schemas, with the keywords that the editor reads. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly 'description_zh-cn'?: string;
  readonly enum?: readonly (string | number | boolean | null)[];
  readonly enumDescriptions?: readonly string[];
  readonly 'enumDescriptions_zh-cn'?: readonly string[];
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly minProperties?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly required?: readonly string[];
  readonly $ref?: string;
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly anyOf?: readonly Schema[];
  /** Our own keyword: what a string points at; see core/package/references.ts. */
  readonly refersTo?: string;
  /** Our own keyword: what the keys of a map name, e.g. `rule`. */
  readonly refersToKeys?: string;
  /** Our own keyword: the texts of a list that is written as one string with commas (Chart.yaml and CSV annotations). */
  readonly commaSeparated?: readonly string[];
  readonly deprecated?: boolean;
  /** Our own keyword: the kinds of deployment package that know this key; all kinds when absent. */
  readonly onlyFor?: readonly string[];
}

/** Our schemas by name. Shape, descriptions and enums are said there and nowhere else. */
export const schemas = {
  mapping,
  chart,
  clusterServiceVersion,
  oscpkg,
  oscMetadata,
  oscLifecycle,
  customServiceDefinition,
  monitorConfig,
  logConfig,
} as const satisfies Record<string, object>;
export type OwnSchema = keyof typeof schemas;

/** The part of a schema that describes the value at a path; undefined where it says nothing. */
export function schemaAt(name: OwnSchema, path: YamlPath): Schema | undefined {
  const root: Schema = schemas[name];
  let current: Schema | undefined = root;
  for (const step of path) current = current && child(follow(current, root), step);
  return current && follow(current, root);
}

/** The keys that the map at a path may have, with their schemas. */
export function propertiesAt(name: OwnSchema, path: YamlPath): readonly (readonly [string, Schema])[] {
  const root: Schema = schemas[name];
  return Object.entries(schemaAt(name, path)?.properties ?? {}).map(([key, schema]) => [
    key,
    follow(schema, root),
  ]);
}

/** What a schema part says about itself in the user's language. */
export const describe = (schema: Schema | undefined, locale: Locale): string =>
  (locale === 'zh-cn' ? schema?.['description_zh-cn'] : undefined) ?? schema?.description ?? '';

/** What one of the values of an enum means, in the user's language. */
export function describeEnum(schema: Schema, index: number, locale: Locale): string {
  const texts = locale === 'zh-cn' ? schema['enumDescriptions_zh-cn'] : schema.enumDescriptions;
  return texts?.[index] ?? '';
}

function child(schema: Schema, step: string | number): Schema | undefined {
  if (typeof step === 'number') return schema.items;
  const { properties, additionalProperties } = schema;
  if (properties && Object.hasOwn(properties, step)) return properties[step];
  return typeof additionalProperties === 'object' ? additionalProperties : undefined;
}

function follow(schema: Schema, root: Schema): Schema {
  const target = refersTo(schema, root);
  return target ? { ...follow(target, root), ...without(schema) } : schema;
}

/** The definition that `$ref` of a part of a schema names. */
export function refersTo({ $ref }: Schema, root: Schema): Schema | undefined {
  const name = $ref?.split('/').at(-1);
  return name === undefined ? undefined : root.definitions?.[name];
}

function without(schema: Schema): Schema {
  const { $ref: _, ...rest } = schema;
  return rest;
}
