import assert from 'node:assert/strict';
import { complete } from '../../server/src/core/features/complete';
import type { Completion } from '../../server/src/core/features/complete/item';
import { withCursor } from './fixture';

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
