import assert from 'node:assert/strict';
import { complete } from '../../server/src/core/features/complete';
import type { Completion } from '../../server/src/core/features/complete/item';
import { definition } from '../../server/src/core/features/definition';
import { findReferences } from '../../server/src/core/features/find-references';
import { shownIn } from '../../server/src/core/features/group-by-file';
import { hover } from '../../server/src/core/features/hover';
import { quickFixes } from '../../server/src/core/features/quick-fixes';
import { rename } from '../../server/src/core/features/rename';
import type { RenderedImages } from '../../server/src/core/features/rendered-images';
import { applyChanges } from '../../server/src/core/package/apply-changes';
import type { Place } from '../../server/src/core/package/place';
import type { ServicePackage } from '../../server/src/core/package/service-package';
import { checkPackage } from '../../server/src/core/rules/check';
import { type Locale, show } from '../../server/src/core/text/message';
import { UserError } from '../../server/src/core/text/user-error';
import { readFixture, withCursor } from './fixture';

/** How a completion is shown in a test: the text that would be replaced, and the labels in their order. */
export interface CompletionShown {
  readonly replaces?: string;
  readonly labels: readonly string[];
}

/**
 * Checks what is offered at `$0`: all labels in their order; with `...` as the last one only those that come first.
 * Before a bar the text that would be replaced: `image.re | image.repository`.
 */
export async function checkCompletion(source: string, expected: string): Promise<Completion | undefined> {
  const { pkg, file, offset } = await withCursor(source);
  const found = complete(pkg, file, offset);
  const [replaced, labels = ''] = expected.includes('|') ? expected.split('|') : [undefined, expected];
  const wanted = labels
    .split(',')
    .map((label) => label.trim())
    .filter(Boolean);
  const isPart = wanted.at(-1) === '...';
  const count = isPart ? wanted.length - 1 : Number.POSITIVE_INFINITY;
  const shown = found?.items.map(({ label }) => label) ?? [];
  assert.deepEqual(shown.slice(0, count), isPart ? wanted.slice(0, -1) : wanted);
  if (replaced !== undefined && found) {
    const text = pkg.files.get(file)?.text ?? '';
    assert.equal(text.slice(found.replace.start, found.replace.end), replaced.trim(), 'replaced text');
  }
  return found;
}

/** Checks the text of a file after an item was accepted at `$0`; `$1` and so on are left out. */
export async function checkAccepted(source: string, label: string, expected: string): Promise<void> {
  const { pkg, file, offset } = await withCursor(source);
  const found = complete(pkg, file, offset);
  const item = found?.items.find((one) => one.label === label);
  assert.ok(found && item, `"${label}" is not among ${found?.items.map((one) => one.label).join(', ')}`);
  const text = pkg.files.get(file)?.text ?? '';
  const newText = item.isSnippet ? item.newText.replace(/\$\d+/g, '') : item.newText;
  const after = text.slice(0, found.replace.start) + newText + text.slice(found.replace.end);
  const tidy = (one: string) => one.replace(/[ \t]+$/gm, '').trimEnd();
  assert.equal(tidy(after), tidy(expected));
}

/** Checks that the hover at `$0` contains each of the texts; nothing is expected where none are given. */
export async function checkHover(
  source: string,
  expected: readonly string[],
  locale: Locale = 'en',
  images?: RenderedImages,
): Promise<string> {
  const { pkg, file, offset } = await withCursor(source);
  const found = hover(pkg, file, offset, {
    locale,
    registry: 'swr.example.com',
    organization: 'acme',
    link: (place) => `<${placeLine(pkg, place)}>`,
    ruleLink: (code) => `rule:${code}`,
    ...(images ? { images } : {}),
  });
  const markdown = found?.markdown ?? '';
  for (const text of expected) assert.ok(markdown.includes(text), `"${text}" is not in:\n${markdown}`);
  if (expected.length === 0) assert.equal(markdown, '');
  return markdown;
}

/** Checks where `$0` leads, as `file:line text`; nowhere when empty. */
export async function checkDefinition(source: string, expected: string): Promise<void> {
  const { pkg, file, offset } = await withCursor(source);
  const found = definition(pkg, file, offset);
  assert.equal(found ? placeLine(pkg, found.target) : '', expected);
}

/** Checks all places that name what stands at `$0`, each as `file:line text`, its own place first. */
export async function checkReferences(source: string, expected: readonly string[]): Promise<void> {
  const { pkg, file, offset } = await withCursor(source);
  const found = findReferences(pkg, file, offset, true);
  assert.deepEqual(
    found.map((place) => placeLine(pkg, place)),
    expected,
  );
}

/** Checks the files after what stands at `$0` was renamed; files that stay as they are may be left out. */
export async function checkRename(source: string, name: string, expected: string): Promise<void> {
  const { pkg, file, offset, fixture } = await withCursor(source);
  const changes = rename(pkg, file, offset, name);
  assert.ok(changes, 'nothing to rename');
  const after = applyChanges(fixture.files, changes);
  const wanted = readFixture(expected).files;
  const changed = [...after].filter(([path, text]) => fixture.files.get(path) !== text);
  assert.deepEqual(Object.fromEntries(changed), Object.fromEntries(wanted));
}

/** Checks why what stands at `$0` cannot be renamed (to `name`). */
export async function checkRefusedRename(source: string, name: string, reason: RegExp): Promise<void> {
  const { pkg, file, offset } = await withCursor(source);
  assert.throws(
    () => rename(pkg, file, offset, name),
    (error) => {
      assert.ok(error instanceof UserError);
      assert.match(show(error.userMessage, 'en'), reason);
      assert.match(show(error.userMessage, 'zh-cn'), /\p{Script=Han}/u);
      return true;
    },
  );
}

function placeLine(pkg: ServicePackage, { file, span }: Place): string {
  const source = pkg.files.get(file);
  if (!span || !source) return file;
  return `${file}:${source.lines.positionAt(span.start).line + 1} ${source.text.slice(span.start, span.end)}`;
}

/** Applies the quick fix at `$0` whose English title contains `title`, and checks the files that it changes. */
export async function checkQuickFix(source: string, title: string, expected: string): Promise<void> {
  const { pkg, file, offset, fixture } = await withCursor(source);
  const problems = checkPackage(pkg).filter(({ at }) => shownIn(pkg, at.file) === file);
  const offered = quickFixes(pkg, file, { start: offset, end: offset }, problems);
  const titles = offered.map((fix) => show(fix.title, 'en'));
  const fix = offered[titles.findIndex((one) => one.includes(title))];
  assert.ok(fix, `"${title}" is not among: ${titles.join(' | ') || 'none'}`);
  const after = applyChanges(fixture.files, fix.changes);
  const changed = [...after].filter(([path, text]) => fixture.files.get(path) !== text);
  assert.deepEqual(Object.fromEntries(changed), Object.fromEntries(readFixture(expected).files));
}

/** The English titles of all quick fixes at `$0`. */
export async function quickFixTitles(source: string): Promise<readonly string[]> {
  const { pkg, file, offset } = await withCursor(source);
  const problems = checkPackage(pkg).filter(({ at }) => shownIn(pkg, at.file) === file);
  return quickFixes(pkg, file, { start: offset, end: offset }, problems).map(({ title }) =>
    show(title, 'en'),
  );
}
