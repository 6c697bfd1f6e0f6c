import { isMappingName, mappingFileName, nameOf, parentOf } from '../../package/images-folder';
import type { ServicePackage } from '../../package/service-package';
import type { SourceFile } from '../../package/source-file';
import { asMap } from '../../yaml/path';

/** Files in the images folder that are meant to be the mapping file but have another name (R017). */
export const misnamedMappings = (pkg: ServicePackage): readonly SourceFile[] =>
  [...pkg.files.values()].filter(
    ({ path }) =>
      parentOf(path) === pkg.imagesFolder && isMappingName(nameOf(path)) && nameOf(path) !== mappingFileName,
  );

/** Mapping files that lie elsewhere (R018): beside package/ and images/, or in the deployment package. */
export const misplacedMappings = (pkg: ServicePackage): readonly SourceFile[] =>
  [...pkg.files.values()].filter((file) => {
    if (!isMappingName(nameOf(file.path)) || parentOf(file.path) === pkg.imagesFolder) return false;
    return parentOf(file.path) === '' || (isInPackage(pkg, file.path) && saysMapping(file));
  });

/** At the top of the deployment package or beside it; other files of that name deeper inside are the chart's own. */
function isInPackage({ deployment }: ServicePackage, path: string): boolean {
  const folder = parentOf(path);
  return folder === 'package' || folder === deployment?.root || folder === `${deployment?.root}/images`;
}

/** Whether a file has the keys of a mapping file; `mapping.yaml` is a common name. */
const saysMapping = (file: SourceFile): boolean =>
  asMap(file.yaml.root)?.entries.some(({ name }) => name === 'instance' || name === 'lifecycle') ?? false;

/** The path at which the platform looks for the mapping file. */
export const rightMappingPath = (pkg: ServicePackage): string => `${pkg.imagesFolder}/${mappingFileName}`;
