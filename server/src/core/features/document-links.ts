import type { ServicePackage } from '../package/service-package';
import { referencesIn, resolveReference } from '../references/references';
import { allRules } from '../rules/all-rules';
import { suppressionsIn } from '../rules/suppressions';
import type { Span } from '../text/span';
import { keySpan } from '../yaml/node';
import { asMap, valueIn } from '../yaml/path';
import { schemaOf } from './document-schema';

/** A text that leads to a file of the package, or to the page of a rule. */
export type DocumentLink =
  | { readonly span: Span; readonly file: string }
  | { readonly span: Span; readonly rule: string };

/** The links of a document: names of image archives and manifests, codes of rules in oscpkg.yaml and in suppression comments. */
export function documentLinks(pkg: ServicePackage, path: string): readonly DocumentLink[] {
  const file = pkg.files.get(path);
  if (!file?.isRead) return [];
  const schema = schemaOf(pkg, path);
  const named = referencesIn(pkg).flatMap((reference) => {
    if (reference.file.path !== path) return [];
    if (reference.kind !== 'image-archive' && reference.kind !== 'manifest-file') return [];
    const found = resolveReference(pkg, reference);
    return found.state === 'resolved' ? [{ span: reference.span, file: found.targets[0].at.file }] : [];
  });
  const rules = schema === 'oscpkg' ? (asMap(valueIn(file.yaml.root, 'rules'))?.entries ?? []) : [];
  const codes = [
    ...rules.map((entry) => ({ code: entry.name, span: keySpan(entry) })),
    ...suppressionsIn(file).flatMap((one) => one.codes),
  ];
  return [
    ...named,
    ...codes.flatMap(({ code, span }) =>
      allRules.some((rule) => rule.code === code) ? [{ span, rule: code }] : [],
    ),
  ];
}
