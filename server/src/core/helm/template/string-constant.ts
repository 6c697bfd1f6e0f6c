import { unquote } from './literal';
import { BrokenAction, fault } from './syntax-problem';
import type { Token } from './token';
import type { TokenReader } from './token-reader';

/** Reads the string constant that names a template. */
export function stringConstant(
  reader: TokenReader,
  context: string,
): { readonly name: string; readonly token: Token } {
  const token = reader.next();
  if (token.kind !== 'string' && token.kind !== 'raw-string') return reader.unexpected(token, context);
  return { name: unquoted(reader, token), token };
}

/** What a string token says. */
export function unquoted(reader: TokenReader, token: Token): string {
  const text = unquote(reader.textOf(token));
  if (text !== undefined) return text;
  throw new BrokenAction(fault('invalid-string', 'invalid syntax', '字符串中有无效的转义'), token);
}
