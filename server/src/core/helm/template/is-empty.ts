import type { ListNode } from './ast';

/** Whether a body has nothing but white space and comments; such a definition never replaces another one. */
export const isEmpty = (text: string, body: ListNode): boolean =>
  body.parts.every(
    (part) => part.kind === 'text' && text.slice(part.span.start, part.span.end).trim() === '',
  );
