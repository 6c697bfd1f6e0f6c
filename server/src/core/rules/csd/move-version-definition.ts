import { edit, type Fix } from '../../package/edit';
import type { ServicePackage } from '../../package/service-package';
import type { SourceFile } from '../../package/source-file';
import { say } from '../../text/message';
import { insertEntry } from '../../yaml/insert';
import { layoutOf } from '../../yaml/layout';
import type { YamlEntry } from '../../yaml/node';
import { entryOf } from '../../yaml/path';
import { removeEntry } from '../../yaml/remove';
import { canEdit, likely } from '../shared/repair';

/** Moves a `versionDefinition` from the top of a file to where it is read: below `spec` of the only csd, when that has none. */
export function moveToSpec(pkg: ServicePackage, file: SourceFile, entry: YamlEntry): readonly Fix[] {
  const definitions = pkg.osc?.definitions ?? [];
  const own = definitions.find((one) => one.file === file);
  const target = own ?? (definitions.length === 1 ? definitions[0] : undefined);
  const { spec, file: csd } = target ?? {};
  if (!spec || !csd || entryOf(spec, 'versionDefinition') || entry.parent.flow) return [];
  if (!canEdit(pkg, file.path) || !canEdit(pkg, csd.path) || layoutOf(file.text, file.yaml.root).step !== 2)
    return [];
  const lines = file.text.slice(entry.span.start, entry.span.end).trimEnd().replace(/\r\n/g, '\n');
  const inserted = insertEntry(csd.text, spec, lines, keysOfSpec);
  const removed = removeEntry(file.text, entry);
  const changes =
    csd === file
      ? [edit(csd.path, ...inserted, removed)]
      : [edit(csd.path, ...inserted), edit(file.path, removed)];
  const title = say('Move it below "spec" of the csd', '移动到 csd 文件的“spec”下');
  return inserted.length > 0 ? [{ title, changes, ...likely }] : [];
}

/** The order in which the developer guide lists them. */
const keysOfSpec = [
  'CRDRef',
  'displayName',
  'description',
  'role',
  'capabilityRequirements',
  'serviceEntityDependencies',
  'descriptors',
  'versionDefinition',
  'defaultConfiguration',
];
