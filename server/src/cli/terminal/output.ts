import type { WriteStream } from 'node:tty';
import { createColors } from 'picocolors';
import type { Environment } from './locale';

/** Functions that colour a text, or hand it back as it is. */
export type Colors = ReturnType<typeof createColors>;

/** Standard output or standard error. */
export interface Output {
  readonly colors: Colors;
  readonly isTerminal: boolean;
  /** Columns of the terminal as it is now; 100 where there is none. */
  readonly width: number;
  write(text: string): void;
}

/** What a text for a terminal depends on. */
export type Style = Pick<Output, 'colors' | 'width'>;

/**
 * An output over a stream of the process. Colours only on a terminal that can show them and whose user has not set
 * NO_COLOR (no-color.org). A reader that goes away (`oscpkg rules | head`) is no failure: what follows is dropped.
 */
export function outputTo(stream: NodeJS.WriteStream, env: Environment): Output {
  const isTerminal = stream.isTTY === true;
  const isColored = isTerminal && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
  let isGone = false;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'EOF') throw error;
    isGone = true;
  });
  return {
    colors: createColors(isColored),
    isTerminal,
    get width() {
      return widthOf(stream);
    },
    write: (text) => {
      if (!isGone) stream.write(text);
    },
  };
}

const widthOf = ({ columns }: Partial<WriteStream>): number => Math.max(40, columns || 100);
