/** A URL taken apart as Go's `net/url` does; the texts are decoded where Go decodes them. */
export interface GoUrl {
  readonly scheme: string;
  /** What follows the scheme when no slash does: `joe@x.org` in `mailto:joe@x.org`. */
  readonly opaque: string;
  /** As written: `user:p%40ss`. Undefined when there is no `@`. */
  readonly userinfo: string | undefined;
  readonly host: string;
  readonly path: string;
  readonly query: string;
  readonly fragment: string;
}

/** Why Go refuses a URL, in its words. */
export class UrlError extends Error {
  override readonly name = 'UrlError';
}

/** Takes a URL apart; throws a {@link UrlError}. */
export function parseGoUrl(source: string): GoUrl {
  if (/[\0-\x1f\x7f]/.test(source)) throw new UrlError('net/url: invalid control character in URL');
  const [beforeFragment, fragment] = cutAt(source, '#');
  const scheme = schemeOf(beforeFragment);
  const behindScheme = scheme === '' ? beforeFragment : beforeFragment.slice(scheme.length + 1);
  const [rest, query] = cutAt(behindScheme, '?');
  const parts = { scheme: scheme.toLowerCase(), query, fragment: decodePercent(fragment, 'fragment') };
  if (!rest.startsWith('/')) {
    if (scheme !== '') return { ...parts, opaque: rest, userinfo: undefined, host: '', path: '' };
    if (/^[^/]*:/.test(rest)) throw new UrlError('first path segment in URL cannot contain colon');
  }
  const hasAuthority = rest.startsWith('//') && (scheme !== '' || !rest.startsWith('///'));
  const [authority, path] = hasAuthority ? splitAuthority(rest.slice(2)) : ['', rest];
  return { ...parts, ...parseAuthority(authority), opaque: '', path: decodePercent(path, 'path') };
}

/** The parts as one text again, encoded where needed. */
export function formatGoUrl(url: GoUrl): string {
  const scheme = url.scheme === '' ? '' : `${url.scheme}:`;
  const query = url.query === '' ? '' : `?${url.query}`;
  const fragment = url.fragment === '' ? '' : `#${encodePercent(url.fragment, fragmentKeeps)}`;
  if (url.opaque !== '') return `${scheme}${url.opaque}${query}${fragment}`;
  return `${scheme}${authorityOf(url)}${pathOf(url)}${query}${fragment}`;
}

/** The host without port and brackets. */
export function hostnameOf(host: string): string {
  const bracketed = /^\[([^\]]*)\]/.exec(host);
  return bracketed ? (bracketed[1] ?? '') : host.replace(/:[^:]*$/, '');
}

function cutAt(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark);
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function schemeOf(text: string): string {
  if (text.startsWith(':')) throw new UrlError('missing protocol scheme');
  return /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(text)?.[1] ?? '';
}

function splitAuthority(text: string): readonly [string, string] {
  const slash = text.indexOf('/');
  return slash === -1 ? [text, ''] : [text.slice(0, slash), text.slice(slash)];
}

function parseAuthority(authority: string): Pick<GoUrl, 'userinfo' | 'host'> {
  const at = authority.lastIndexOf('@');
  const host = parseHost(authority.slice(at + 1));
  if (at === -1) return { userinfo: undefined, host };
  const userinfo = authority.slice(0, at);
  if (!/^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(userinfo)) throw new UrlError('net/url: invalid userinfo');
  const [user, password] = cutAt(userinfo, ':');
  const encoded = encodePercent(decodePercent(user, 'user'), userKeeps);
  const secret = encodePercent(decodePercent(password, 'user'), userKeeps);
  return { userinfo: userinfo.includes(':') ? `${encoded}:${secret}` : encoded, host };
}

function parseHost(host: string): string {
  const port = host.startsWith('[') ? host.slice(host.lastIndexOf(']') + 1) : (/:.*$/.exec(host)?.[0] ?? '');
  if (host.startsWith('[') && !host.includes(']')) throw new UrlError("missing ']' in host");
  if (!/^(?::\d*)?$/.test(/:[^:]*$/.exec(port)?.[0] ?? port))
    throw new UrlError(`invalid port ${JSON.stringify(port)} after host`);
  const wrong = /[ <>"\\^`{|}]/.exec(host);
  if (wrong) throw new UrlError(`invalid character ${JSON.stringify(wrong[0])} in host name`);
  return decodePercent(host, 'host');
}

/** Go keeps bytes; what is no UTF-8 after decoding is replaced here. */
function decodePercent(text: string, where: string): string {
  const bad = /%(?![\da-fA-F]{2}).{0,2}/.exec(text);
  if (bad) throw new UrlError(`invalid URL escape ${JSON.stringify(bad[0])}`);
  if (where === 'host' && /%(?!25)/.test(text)) {
    const found = /%[\da-fA-F]{2}/.exec(text.replace(/%25/g, ''));
    if (found && Number.parseInt(found[0].slice(1), 16) < 0x80)
      throw new UrlError(`invalid URL escape ${JSON.stringify(found[0])}`);
  }
  return text.replace(/(?:%[\da-fA-F]{2})+/g, (run) =>
    decoder.decode(Uint8Array.from(run.slice(1).split('%'), (byte) => Number.parseInt(byte, 16))),
  );
}

const decoder = new TextDecoder();
const encoder = new TextEncoder();

function encodePercent(text: string, keeps: RegExp): string {
  return [...text].map((character) => (keeps.test(character) ? character : percentBytes(character))).join('');
}

const percentBytes = (character: string): string =>
  [...encoder.encode(character)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');

const userKeeps = /^[A-Za-z0-9\-._~$&+,;=]$/;
const pathKeeps = /^[A-Za-z0-9\-._~$&+,/:;=@]$/;
const fragmentKeeps = /^[A-Za-z0-9\-._~$&+,/:;=?@!()*]$/;
const hostKeeps = /^[A-Za-z0-9\-._~!$&'()*+,;=:[\]<>"]$/;

function authorityOf({ scheme, userinfo, host, path }: GoUrl): string {
  if (host === '' && userinfo === undefined && !(scheme !== '' && path.startsWith('//'))) return '';
  const user = userinfo === undefined ? '' : `${userinfo}@`;
  return `//${user}${encodePercent(host, hostKeeps)}`;
}

function pathOf({ scheme, host, userinfo, path }: GoUrl): string {
  const encoded = encodePercent(path, pathKeeps);
  if (path !== '' && !path.startsWith('/') && (host !== '' || userinfo !== undefined)) return `/${encoded}`;
  const isRelative = scheme === '' && host === '' && userinfo === undefined;
  return isRelative && /^[^/]*:/.test(encoded) ? `./${encoded}` : encoded;
}
