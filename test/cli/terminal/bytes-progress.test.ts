import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createColors } from 'picocolors';
import { bytesProgress } from '../../../server/src/cli/terminal/bytes-progress';
import { Progress } from '../../../server/src/cli/terminal/progress';
import { type Locale, text } from '../../../server/src/core/text/message';
import { TimeLeft } from '../../../server/src/node/time-left';

/** What a terminal is sent while 3 GiB are written, a report at each of `seconds`, and then taken away. */
function shown(locale: Locale, seconds: readonly number[], bytesASecond: number, isTerminal = true): string {
  let now = 0;
  let written = '';
  const err = {
    colors: createColors(false),
    isTerminal,
    width: 80,
    write: (piece: string) => {
      written += piece;
    },
  };
  const progress = new Progress({ locale, out: err, err }, () => now);
  const report = bytesProgress(progress, text('Writing', '正在写入'), new TimeLeft(() => now));
  for (const second of seconds) {
    now = second * 1000;
    report(second * bytesASecond, 3 * 1024 ** 3, 'images/a.tar');
  }
  progress.end();
  return written.replaceAll('\r', '<').replaceAll('\u001b[K', '>');
}

test('bytes, percent and, once the pace is known, the time left; the line is written over, not taken away first', () => {
  const each = 128 * 1024 ** 2;
  assert.equal(
    shown('en', [0, 1, 2], each),
    '<Writing 128 MiB of 3.0 GiB (4 %): images/a.tar><Writing 256 MiB of 3.0 GiB (8 %), about 22 s left: images/a.tar><>',
  );
  assert.equal(
    shown('zh-cn', [0, 1, 2], each),
    '<正在写入 128 MiB / 3.0 GiB（4 %）：images/a.tar><正在写入 256 MiB / 3.0 GiB（8 %），约剩 22 秒：images/a.tar><>',
  );
  assert.match(shown('en', [0, 2], 1024 ** 2 * 10), /, about 5 min left: /);
});

test('short work shows nothing, and a log gets a line now and then', () => {
  assert.equal(shown('en', [0, 0.1, 0.2, 0.3], 1024 ** 3), '');
  assert.equal(
    shown('en', [0, 1, 5, 10, 11], 100 * 1024 ** 2, false),
    'Writing 1000 MiB of 3.0 GiB (32 %), about 21 s left: images/a.tar\n',
  );
});
