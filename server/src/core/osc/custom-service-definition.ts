import type { SourceFile } from '../package/source-file';
import { type JsonDocument, meantScalar, parseJson } from '../yaml/json';
import type { YamlEntry, YamlMap, YamlScalar } from '../yaml/node';
import { asMap, entryAt, entryOf, nodeAt, textAt } from '../yaml/path';
import { sourceOf } from '../yaml/scalar-source';

/** A `*_csd.yaml`: which custom resource a service consists of, its form in the console, and what an instance begins with. */
export interface CustomServiceDefinition {
  readonly file: SourceFile;
  readonly spec: YamlMap | undefined;
  /** The entry of `spec.defaultConfiguration`: JSON text in a string. */
  readonly configurationEntry: YamlEntry | undefined;
  /** That JSON; undefined when there is none, or when it is no string. */
  readonly configuration: JsonDocument | undefined;
  /** The entry of `spec.versionDefinition`, or of `versionDefinition` at the top, as the provider guide prints it (A31). */
  readonly versionDefinition: YamlEntry | undefined;
  /** The name of the CRD that `spec.CRDRef` means; undefined when it is not written. */
  readonly crdName: string | undefined;
}

/** Reads a CustomServiceDefinition; what is not written is undefined. */
export function readDefinition(file: SourceFile): CustomServiceDefinition {
  const { root } = file.yaml;
  const spec = asMap(nodeAt(root, ['spec']));
  const configurationEntry = entryOf(spec, 'defaultConfiguration');
  const scalar = jsonScalar(file, configurationEntry);
  return {
    file,
    spec,
    configurationEntry,
    configuration: scalar && parseJson(sourceOf(file.text, scalar)),
    versionDefinition: entryOf(spec, 'versionDefinition') ?? entryAt(root, ['versionDefinition']),
    crdName: textAt(nodeAt(spec, ['CRDRef', 'metadata', 'name'])),
  };
}

function jsonScalar(file: SourceFile, entry: YamlEntry | undefined): YamlScalar | undefined {
  const scalar = entry && meantScalar(file.text, entry);
  return scalar && scalar.text.trim() !== '' ? scalar : undefined;
}
