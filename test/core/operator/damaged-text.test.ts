import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { complete } from '../../../server/src/core/features/complete';
import { inferOperatorMapping } from '../../../server/src/core/images/operator-mapping';
import { writeOperatorMapping } from '../../../server/src/core/images/operator-mapping-text';
import { operatorPreview } from '../../../server/src/core/images/operator-preview';
import { type ServicePackage, withText } from '../../../server/src/core/package/service-package';
import { csvRules } from '../../../server/src/core/rules/csv';
import { mappingRules } from '../../../server/src/core/rules/mapping';
import { applyEdits } from '../../../server/src/core/text/edit';
import { packageOf } from '../../support/fixture';
import { guideSample } from './guide-sample';

const csv = 'package/etcd/etcdoperator.v0.9.4.clusterserviceversion.yaml';
const mapping = 'images/mapping.yaml';
const context = { profile: 'delivery', codes: [], idleSuppressions: () => [] } as const;
const platform = { registry: 'swr.example.com', organization: 'acme' };

for (const file of [csv, mapping]) {
  test(`any beginning of ${file} is checked, completed and mapped without a crash`, async () => {
    const pkg = await packageOf(guideSample());
    const text = pkg.files.get(file)?.text ?? '';
    fc.assert(
      fc.property(fc.nat(text.length), (length) => survives(pkg, file, text.slice(0, length), length)),
      { numRuns: 25 },
    );
  });

  test(`${file} with a piece taken out or doubled is, too`, async () => {
    const pkg = await packageOf(guideSample());
    const text = pkg.files.get(file)?.text ?? '';
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(60), fc.boolean(), (start, length, twice) => {
        const piece = text.slice(start, start + length);
        const damaged = text.slice(0, start) + (twice ? piece + piece : '') + text.slice(start + length);
        survives(pkg, file, damaged, start);
      }),
      { numRuns: 25 },
    );
  });
}

/** Runs everything on a text; every span and every repair must lie inside of it. */
function survives(before: ServicePackage, file: string, text: string, offset: number): void {
  const pkg = withText(before, file, text, text);
  for (const rule of [...csvRules, ...mappingRules]) {
    for (const { at, fixes: found = [] } of rule.check(pkg, context)) {
      const fixes = typeof found === 'function' ? found() : found;
      const length = pkg.files.get(at.file)?.text.length ?? 0;
      if (at.span)
        assert.ok(at.span.start >= 0 && at.span.start <= at.span.end && at.span.end <= length, rule.code);
      for (const change of fixes.flatMap(({ changes }) => changes)) {
        if (change.kind === 'edit') applyEdits(pkg.files.get(change.file)?.text ?? '', change.edits);
      }
    }
  }
  complete(pkg, file, offset);
  operatorPreview(pkg, platform);
  const inferred = inferOperatorMapping(pkg);
  if (inferred) writeOperatorMapping(pkg.mapping, inferred, 'en');
}
