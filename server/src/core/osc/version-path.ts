import type { ServicePackage } from '../package/service-package';
import type { SourceFile } from '../package/source-file';
import type { YamlNode } from '../yaml/node';
import { nodeAt } from '../yaml/path';

/** A document, or a part of one, in which a version path is looked up. */
export interface VersionGround {
  readonly file: SourceFile;
  readonly root: YamlNode;
}

/**
 * Where the `versionDefinition.path` of a csd can begin, the likeliest first: at the top of the default configuration, or in
 * a package made of a chart at the top of the values in it or in raw/ (A32).
 */
export function versionGrounds({ osc }: ServicePackage, csd: SourceFile): readonly VersionGround[] {
  const top = osc?.definitions.find(({ file }) => file.path === csd.path)?.configuration?.root;
  const values = osc?.chart?.values;
  const ofChart = osc?.chart
    ? [
        { file: csd, root: nodeAt(top, ['spec', 'values']) },
        ...(values ? [{ file: values, root: values.yaml.root }] : []),
      ]
    : [];
  return [...ofChart, { file: csd, root: top }].flatMap(({ file, root }) => (root ? [{ file, root }] : []));
}
