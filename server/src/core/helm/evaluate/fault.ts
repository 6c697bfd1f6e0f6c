import type { Message } from '../../text/message';

/** What went wrong, before anybody knows where. */
export interface Fault {
  readonly code: string;
  readonly message: Message;
}
