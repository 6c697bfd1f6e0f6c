import { runCommandLine } from './run-command-line';
import { processSession } from './session';

runCommandLine(process.argv.slice(2), processSession()).then((status) => {
  process.exitCode = status;
});
