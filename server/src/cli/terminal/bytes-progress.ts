import type { OnProgress } from '../../archive/zip/verify';
import { say, type Text, text } from '../../core/text/message';
import { sizeText } from '../../core/text/size';
import { TimeLeft } from '../../node/time-left';
import type { Progress } from './progress';

/** Says how many bytes of long work are done, how many there are, and about how long the rest takes. */
export function bytesProgress(progress: Progress, action: Text, time = new TimeLeft()): OnProgress {
  return (done, total, file) => {
    const left = timeLeft(time.after(done, total));
    progress.report(
      say(
        `${action.en} {done} of {total} ({percent})${left.en}: {file}`,
        `${action['zh-cn']} {done} / {total}（{percent}）${left['zh-cn']}：{file}`,
        { file, percent: percent(done, total), done: sizeText(done), total: sizeText(total) },
      ),
    );
  };
}

/** Coarse, as it is an estimate: seconds up to a minute and a half, then minutes. */
function timeLeft(seconds: number | undefined): Text {
  if (seconds === undefined) return text('', '');
  if (seconds < 90) return text(`, about ${seconds} s left`, `，约剩 ${seconds} 秒`);
  const minutes = Math.round(seconds / 60);
  return text(`, about ${minutes} min left`, `，约剩 ${minutes} 分钟`);
}

const percent = (done: number, total: number): string =>
  `${total > 0 ? Math.min(100, Math.floor((done / total) * 100)) : 100} %`;
