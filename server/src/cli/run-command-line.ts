import { CommanderError } from 'commander';
import { show } from '../core/text/message';
import { UserError } from '../core/text/user-error';
import { makeProgram } from './program';
import type { ExitStatus, Session } from './session';
import { Cancelled } from './terminal/cancellation';
import { visible } from './terminal/visible';

/** Runs a command line, without the name of the program. Every failure ends here, as a sentence for the user. */
export async function runCommandLine(args: readonly string[], session: Session): Promise<ExitStatus> {
  let status: ExitStatus = 0;
  const program = makeProgram(session, async (action) => {
    status = await action(session);
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return status;
  } catch (error) {
    return failure(error, session);
  }
}

function failure(error: unknown, { err, locale }: Session): ExitStatus {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof Cancelled) process.kill(process.pid, error.signal);
  else if (error instanceof UserError) {
    const lines = show(error.userMessage, locale).split('\n').map(visible);
    err.write(`${err.colors.red('oscpkg:')} ${lines.join('\n')}\n`);
  } else {
    err.write(`oscpkg: ${error instanceof Error ? error.stack : String(error)}\n${reportIt[locale]}\n`);
  }
  return 2;
}

const reportIt = {
  en: 'This is a defect of oscpkg. Please report it: https://github.com/oscpkg/oscpkg/issues',
  'zh-cn': '这是 oscpkg 自身的缺陷，请反馈：https://github.com/oscpkg/oscpkg/issues',
};
