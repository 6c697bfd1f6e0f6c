import { parseGoUrl, UrlError } from '../functions/go-url';

/** Whether Helm takes a text for a URL that can be requested: it has a scheme (govalidator `IsRequestURL`). */
export function isRequestUrl(text: string): boolean {
  const url = parsed(text);
  return url !== undefined && url.scheme !== '';
}

/** Whether Helm takes a text for a web address, with or without a scheme (govalidator `IsURL`). */
export function isWebAddress(text: string): boolean {
  if (text.length <= 3 || text.length >= 2083 || text.startsWith('.') || /\s/.test(text)) return false;
  const full = text.includes(':') && !text.includes('://') ? `http://${text}` : text;
  const url = parsed(full);
  if (!url || url.host.startsWith('.')) return false;
  if (url.host === '' && url.path !== '' && !url.path.includes('.')) return false;
  return /^(?:(?:ftp|tcp|udp|wss?|https?):\/\/)?(?:[^\s/]+@)?(?:\[[\da-fA-F:.]+\]|[a-zA-Z0-9\u00a1-\uffff._-]+)(?::\d{1,5})?(?:[/?#]\S*)?$/.test(
    text,
  );
}

/** Whether Helm takes a text for an e-mail address (govalidator `IsEmail`). */
export const isEmail = (text: string): boolean =>
  /^[^\s@"(),:;<>[\]\\]+@(?:[a-zA-Z0-9\u00a0-\uffff](?:[a-zA-Z0-9\u00a0-\uffff._~-]*[a-zA-Z0-9\u00a0-\uffff])?\.)+[a-zA-Z\u00a0-\uffff][a-zA-Z0-9\u00a0-\uffff._~-]*\.?$/.test(
    text,
  );

function parsed(text: string) {
  try {
    return text === '' ? undefined : parseGoUrl(text);
  } catch (error) {
    if (error instanceof UrlError) return undefined;
    throw error;
  }
}
