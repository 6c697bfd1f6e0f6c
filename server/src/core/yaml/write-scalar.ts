import { plainValue } from './scalar';

/** A text as a YAML scalar on one line: plain where it is read back as the same string, else in double quotes. */
export function writeScalar(text: string): string {
  return isPlain(text) ? text : JSON.stringify(text);
}

/** A text in double quotes, so that it is a string whatever it looks like. */
export const quoted = (text: string): string => JSON.stringify(text);

const isPlain = (text: string): boolean =>
  /^[\w./][\w./+@-]*(?::[\w./+@-]+)*$/.test(text) && typeof plainValue(text) === 'string';
