import { type Message, show } from './message';

/** What breaks outside the user's text (disk, damaged archive, wrong usage): one error, with a message for the user, caught at the faces. */
export class UserError extends Error {
  constructor(
    readonly userMessage: Message,
    options?: ErrorOptions,
  ) {
    super(show(userMessage, 'en'), options);
    this.name = 'UserError';
  }
}
