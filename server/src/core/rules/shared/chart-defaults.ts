import { nameOf } from '../../package/images-folder';
import { architectures } from '../../package/mapping';
import type { ServicePackage } from '../../package/service-package';
import { nearest } from '../../text/nearest';
import type { YamlMap } from '../../yaml/node';
import { textAt } from '../../yaml/path';
import { knownWords } from './annotation-words';
import { chartAnnotation, chartText } from './chart-file';
import { repairServiceName, serviceNamePattern } from './names';

/** The annotations that the guide makes mandatory for a chart, in its order (PG 2.2.3). */
export const mandatoryAnnotations = ['source', 'categories', 'architecture', 'scenes'] as const;
export type MandatoryAnnotation = (typeof mandatoryAnnotations)[number];

/** A value to insert, and whether it follows from the package, so that nothing has to be decided. */
export interface DefaultValue {
  readonly text: string;
  readonly sure: boolean;
}

/** What a mandatory annotation most likely is: a partner's own, the category that the chart has, what mapping.yaml ships, CCE. */
export function defaultAnnotation(
  pkg: ServicePackage,
  root: YamlMap,
  key: MandatoryAnnotation,
): DefaultValue {
  if (key === 'source') return { text: 'ISV', sure: true };
  if (key === 'scenes') return { text: 'CCE', sure: false };
  return key === 'categories' ? category(root) : shipped(pkg);
}

/** The category that a chart has under Bitnami's key `category`, as the marketplace spells it; else Others. */
export function category(root: YamlMap): DefaultValue {
  const known = knownWords('categories');
  const written = textAt(chartAnnotation(root, 'category')?.value) ?? '';
  const same = known.find((one) => one.toLowerCase() === written.toLowerCase());
  return same ? { text: same, sure: true } : { text: nearest(written, known) ?? 'Others', sure: false };
}

function shipped({ mapping }: ServicePackage): DefaultValue {
  const keys =
    mapping?.images.flatMap(({ packages }) => packages.map(({ architecture }) => architecture)) ?? [];
  const found = architectures.filter((one) => keys.includes(one));
  return found.length > 0 ? { text: found.join(','), sure: true } : { text: 'x86_64', sure: false };
}

/** The service's name as Chart.yaml should state it: from the folder of the chart, else the service directory. */
export function defaultName(pkg: ServicePackage): string {
  const folder = nameOf(pkg.chart?.root ?? '').replace(/!$/, '');
  const names = [folder === 'package' ? '' : folder, pkg.name, 'my-service'];
  const found = names.find((name) => serviceNamePattern.test(name)) ?? repairServiceName(names[0] ?? '');
  return found ?? 'my-service';
}

/** One sentence about the service, to be rewritten by its author. */
export const defaultDescription = (pkg: ServicePackage, root: YamlMap): string =>
  `A Helm chart for ${chartText(root, 'name') || defaultName(pkg)}`;
