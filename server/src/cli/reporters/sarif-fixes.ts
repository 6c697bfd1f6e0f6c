import { isMounted } from '../../core/package/archive-mount';
import type { Change, Fix } from '../../core/package/edit';
import type { Problem } from '../../core/rules/check';
import { type Locale, show } from '../../core/text/message';
import { pathOf, rangeOf } from './location';
import type { PackageReport } from './report';
import { regionOf, uriOf } from './sarif-location';

/** The repairs of a problem that SARIF can say: those that change texts only, in files that can be changed. */
export function sarifFixes(one: PackageReport, { fixes }: Problem, locale: Locale) {
  if (one.pkg.delivery) return [];
  return (fixes ?? []).flatMap((fix) => fixOf(one, fix, locale) ?? []);
}

function fixOf(one: PackageReport, { title, changes }: Fix, locale: Locale) {
  const artifactChanges = changes.map((change) => artifactChange(one, change));
  if (artifactChanges.length === 0 || artifactChanges.includes(undefined)) return undefined;
  return { description: { text: show(title, locale) }, artifactChanges };
}

function artifactChange(one: PackageReport, change: Change) {
  if (change.kind !== 'edit' && change.kind !== 'write') return undefined;
  const file = one.pkg.files.get(change.file);
  if (!file?.isRead || isMounted(change.file)) return undefined;
  const edits =
    change.kind === 'edit'
      ? change.edits
      : [{ span: { start: 0, end: file.text.length }, newText: change.text }];
  const replacements = edits.flatMap(({ span, newText }) => {
    const range = rangeOf(one.pkg, { file: change.file, span });
    return range ? [{ deletedRegion: regionOf(range), insertedContent: { text: newText } }] : [];
  });
  return { artifactLocation: { uri: uriOf(pathOf(one, change.file)) }, replacements };
}
