import { text } from '../../text/message';
import { computed, emptyString, type TracedString, untraced } from '../evaluate/traced-string';
import { type Dict, dict, typeName, type Value } from '../evaluate/value';
import { define, FunctionError, dict as map, string } from './define';
import { formatGoUrl, type GoUrl, hostnameOf, parseGoUrl, UrlError } from './go-url';

/** Functions on URLs, and the one that would ask the network (Sprig `url.go`, `network.go`). */
export const urlFunctions = [
  define({
    name: 'urlParse',
    usage: 'URL',
    doc: text(
      'A map of the parts of a URL: scheme, host, hostname, path, query, opaque, fragment, userinfo.',
      '把 URL 拆成字典：scheme、host、hostname、path、query、opaque、fragment、userinfo。',
    ),
    parameters: [string],
    call: ([source]) =>
      partsOf(
        refusing(() => parseGoUrl(source.text), source.text),
        source,
      ),
  }),
  define({
    name: 'urlJoin',
    usage: 'MAP',
    doc: text('The URL of the parts that urlParse gives.', '由 urlParse 给出的各部分组成 URL。'),
    parameters: [map],
    call: ([parts]) => joined(parts),
  }),
  define({
    name: 'getHostByName',
    usage: 'HOST',
    doc: text(
      'Would ask the DNS; checks ask nobody and give "".',
      '本应查询 DNS；检查时不访问网络，返回 ""。',
    ),
    parameters: [string],
    call: () => emptyString,
  }),
];

function refusing(parse: () => GoUrl, source: string): GoUrl {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof UrlError)) throw error;
    throw new FunctionError(`unable to parse url: parse ${JSON.stringify(source)}: ${error.message}`);
  }
}

function partsOf(url: GoUrl, source: TracedString): Dict {
  const entries = {
    scheme: url.scheme,
    host: url.host,
    hostname: hostnameOf(url.host),
    path: url.path,
    query: url.query,
    opaque: url.opaque,
    fragment: url.fragment,
    userinfo: url.userinfo ?? '',
  };
  return dict(
    Object.entries(entries).map(([name, part]) => [
      name,
      part === '' ? untraced('') : computed(part, [source]),
    ]),
  );
}

function joined(parts: Dict): TracedString {
  const used: TracedString[] = [];
  const part = (name: string): string => {
    const value: Value | undefined = parts.entries.get(name);
    if (value === undefined || value.kind === 'nil') return '';
    if (value.kind !== 'string')
      throw new FunctionError(
        `unable to parse ${name} key, must be of type string, but ${typeName(value)} found`,
      );
    used.push(value);
    return value.text;
  };
  const url: GoUrl = {
    scheme: part('scheme'),
    host: part('host'),
    path: part('path'),
    query: part('query'),
    opaque: part('opaque'),
    fragment: part('fragment'),
    userinfo: userinfoOf(part('userinfo')),
  };
  return computed(formatGoUrl(url), used);
}

function userinfoOf(source: string): string | undefined {
  if (source === '') return undefined;
  try {
    return parseGoUrl(`proto://${source}@host`).userinfo;
  } catch (error) {
    if (!(error instanceof UrlError)) throw error;
    const url = JSON.stringify(`proto://${source}@host`);
    throw new FunctionError(`unable to parse userinfo in dict: parse ${url}: ${error.message}`);
  }
}
