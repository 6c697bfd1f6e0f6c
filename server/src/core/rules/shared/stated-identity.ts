import type { Place } from '../../package/place';
import type { ServicePackage } from '../../package/service-package';
import type { SourceFile } from '../../package/source-file';
import type { YamlEntry } from '../../yaml/node';
import { entryAt, resolve } from '../../yaml/path';

/** A name or version with the place where it is written. */
export interface Stated {
  readonly text: string;
  readonly at: Place;
  readonly entry: YamlEntry;
  readonly file: SourceFile;
}

/** What the deployment package says of itself: Chart.yaml, the ClusterServiceVersion (its version only), metadata.yaml. */
export interface StatedIdentity {
  readonly name: Stated | undefined;
  readonly version: Stated | undefined;
}

/** The service's name and version with their places; undefined where they are not written, or on several lines (an open quote). */
export function statedIdentity(pkg: ServicePackage): StatedIdentity {
  const { chart, operator } = pkg;
  if (chart) return { name: stated(chart.metadata, 'name'), version: stated(chart.metadata, 'version') };
  if (operator) return { name: undefined, version: stated(operator.current, 'spec', 'version') };
  const metadata = oscMetadata(pkg);
  return { name: stated(metadata, 'name'), version: stated(metadata, 'version') };
}

/** metadata.yaml of an OSC package; undefined for other packages. */
export const oscMetadata = ({ osc }: ServicePackage): SourceFile | undefined => osc?.metadata;

function stated(file: SourceFile | undefined, ...path: readonly string[]): Stated | undefined {
  const entry = entryAt(file?.yaml.root, path);
  const value = resolve(entry?.value);
  if (!file || !entry?.value || value?.kind !== 'scalar' || value.text === '') return undefined;
  const isBroken = file.text.slice(value.span.start, value.span.end).trim().includes('\n');
  if (isBroken) return undefined;
  return { text: value.text, at: { file: file.path, span: entry.value.span }, entry, file };
}
