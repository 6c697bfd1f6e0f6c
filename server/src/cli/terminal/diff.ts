import { createTwoFilesPatch } from 'diff';
import type { Colors } from './output';
import { oneLine } from './visible';

/** The difference of two texts of one file as a unified diff; empty when there is none. */
export function diffText(file: string, before: string, after: string, colors: Colors): string {
  if (before === after) return '';
  const patch = createTwoFilesPatch(file, file, before, after, undefined, undefined, { context: 2 });
  const lines = patch.split('\n').filter((line) => !/^(?:=+$|Index: )/.test(line));
  return `${lines
    .map((line) => colored(oneLine(line), colors))
    .join('\n')
    .trimEnd()}\n`;
}

function colored(line: string, colors: Colors): string {
  if (line.startsWith('---') || line.startsWith('+++')) return colors.bold(line);
  if (line.startsWith('@@')) return colors.cyan(line);
  if (line.startsWith('+')) return colors.green(line);
  return line.startsWith('-') ? colors.red(line) : line;
}
