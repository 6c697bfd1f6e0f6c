import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allRules } from '../../server/src/core/rules/all-rules';
import { oscpkg, oscpkgProcess } from '../support/cli';

test('json: every rule, in the public shape', async () => {
  for (const locale of ['en', 'zh-cn'] as const) {
    const { stdout, status } = await oscpkg(['rules', '--format', 'json', '--locale', locale]);
    assert.deepEqual(
      JSON.parse(stdout),
      allRules.map(({ code, severity, spec, fixable, summary }) => ({
        code,
        severity,
        spec,
        fixable,
        summary: summary[locale],
      })),
    );
    assert.equal(status, 0);
  }
});

test('json of one rule', async () => {
  const { stdout } = await oscpkgProcess(['rules', 'mapping/unknown-key', '--format', 'json']);
  assert.deepEqual(
    JSON.parse(stdout).map(({ code }: { code: string }) => code),
    ['mapping/unknown-key'],
  );
});

test('text: a line for each rule', async () => {
  const { stdout } = await oscpkg(['rules']);
  for (const { code, summary } of allRules) {
    const line = stdout.split('\n').find((one) => one.startsWith(`${code} `));
    assert.ok(line?.endsWith(summary.en), code);
  }
});

test('one rule explained: why, an example, how to switch it off', async () => {
  const { stdout } = await oscpkg(['rules', 'mapping/unknown-key', '--locale', 'zh-cn']);
  assert.match(stdout, /^mapping\/unknown-key \(错误，提供修复，规范条目 R120, R126, R129\)\n/);
  assert.match(stdout, /fulladdress: image/);
  assert.match(stdout, /fullAddress: image/);
  assert.match(stdout, /# oscpkg-disable-next-line mapping\/unknown-key -- 原因/);
});
