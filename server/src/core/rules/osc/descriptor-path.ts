import { crdNamed, fieldsBelow } from '../../operator/crd-schema';
import type { Fix } from '../../package/edit';
import type { ServicePackage } from '../../package/service-package';
import { say } from '../../text/message';
import { insertEntry } from '../../yaml/insert';
import type { YamlMap } from '../../yaml/node';
import { entryOf, textAt } from '../../yaml/path';
import { writeScalar } from '../../yaml/write-scalar';
import { descriptors } from '../csd/descriptors';
import { repair } from '../shared/repair';

/** The fields of the CRD that no control has yet, as the path of a control that lacks one: the one of its name first. */
export function descriptorPathFixes(pkg: ServicePackage, map: YamlMap | undefined): readonly Fix[] {
  const all = [...descriptors(pkg)];
  const own = all.find((one) => one.map === map);
  const crd = own && crdNamed(pkg.osc?.crds ?? [], own.definition.crdName);
  if (!own || !crd || entryOf(own.map, 'path')) return [];
  const used = all.map((one) => (one.part === own.part ? textAt(entryOf(one.map, 'path')?.value) : ''));
  const shown = plain(textAt(entryOf(own.map, 'displayName')?.value) ?? '');
  const { file } = own.definition;
  return fieldsBelow(crd, own.part, 500)
    .map(({ path }) => path)
    .filter((name) => !name.includes('.') && !used.includes(name))
    .toSorted((a, b) => Number(plain(b) === shown) - Number(plain(a) === shown))
    .slice(0, mostFields)
    .flatMap((name, index) => {
      const title = say('Insert "path: {name}"', '插入“path: {name}”', { name });
      const edits = insertEntry(file.text, own.map, `path: ${writeScalar(name)}`);
      return repair(
        pkg,
        file.path,
        title,
        edits,
        index === 0 && plain(name) === shown ? { preferred: true } : {},
      );
    });
}

const mostFields = 5;

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');
