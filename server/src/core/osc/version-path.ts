import type { OscSource } from '../package/osc-source';
import type { YamlNode } from '../yaml/node';
import { itemsOf, nodeAt, resolve, valueIn } from '../yaml/path';
import type { CustomServiceDefinition } from './custom-service-definition';

/**
 * What `versionDefinition.path` reaches in the default configuration: from its top, or in a package made of a chart from
 * the top of the values in it or in raw/ (A32). Undefined when it leads nowhere.
 */
export function versionTarget(
  osc: OscSource,
  { configuration }: CustomServiceDefinition,
  path: string,
): YamlNode | undefined {
  const tops = [
    configuration?.root,
    ...(osc.chart ? [nodeAt(configuration?.root, ['spec', 'values']), osc.chart.values?.yaml.root] : []),
  ];
  for (const top of tops) {
    const found = walkDots(top, path);
    if (found) return found;
  }
  return undefined;
}

function walkDots(top: YamlNode | undefined, path: string): YamlNode | undefined {
  let node = top;
  for (const step of path.split('.')) {
    const isList = resolve(node)?.kind === 'sequence';
    node = isList && /^\d+$/.test(step) ? itemsOf(node)[Number(step)] : valueIn(node, step);
  }
  return node;
}
