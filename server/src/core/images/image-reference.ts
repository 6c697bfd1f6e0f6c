/** An image reference taken apart: `quay.io/coreos/etcd:v3.5.0@sha256:…`. What is not written is `''`. */
export interface ImageReference {
  /** Host with port: `quay.io`, `localhost:5000`; `''` for images of Docker Hub written without it. */
  readonly registry: string;
  /** Path without registry: `coreos/etcd`. */
  readonly repository: string;
  readonly tag: string;
  /** `sha256:…` with its algorithm. */
  readonly digest: string;
}

/** What a registry takes as a path: distribution's reference grammar (SPEC R123). */
const repositoryPattern =
  /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;
const registryPattern =
  /^(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*(?::\d+)?$/;
const tagPattern = /^\w[\w.-]{0,127}$/;
const digestPattern = /^[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[0-9a-fA-F]{32,}$/;
/** The longest name that distribution takes, registry included, and what a tag and a digest can add. */
const longest = 255 + 128 + 140;

/** Takes a reference apart; undefined when a registry would not take it. */
export function parseImageReference(text: string): ImageReference | undefined {
  if (text.length > longest) return undefined;
  const [, name = '', digest = ''] = /^([^@]*)(?:@(.*))?$/s.exec(text) ?? [];
  const [, path = '', tag = ''] = /^(.*?)(?::([^/:]*))?$/s.exec(name) ?? [];
  const [first = '', ...rest] = path.split('/');
  const hasRegistry = rest.length > 0 && isRegistry(first);
  const repository = hasRegistry ? rest.join('/') : path;
  const isWhole =
    repositoryPattern.test(repository) &&
    (tag === '' ? !name.endsWith(':') : tagPattern.test(tag)) &&
    (digest === '' ? !text.includes('@') : digestPattern.test(digest));
  return isWhole ? { registry: hasRegistry ? first : '', repository, tag, digest } : undefined;
}

/** A reference as it is written. */
export const formatImageReference = ({ registry, repository, tag, digest }: ImageReference): string =>
  `${registry === '' ? '' : `${registry}/`}${repository}${tag === '' ? '' : `:${tag}`}${digest === '' ? '' : `@${digest}`}`;

/** Whether the first part of a path is a registry and not an organization of Docker Hub, as docker decides it. */
export const isRegistry = (part: string): boolean =>
  registryPattern.test(part) && (/[.:]/.test(part) || part === 'localhost');

/** The reference with the parts that docker adds: `nginx` is `docker.io/library/nginx:latest`. For comparing. */
export function completeReference(reference: ImageReference): ImageReference {
  const registry =
    reference.registry === '' || reference.registry === 'index.docker.io' ? 'docker.io' : reference.registry;
  const isOfficial = registry === 'docker.io' && !reference.repository.includes('/');
  const tag = reference.tag === '' && reference.digest === '' ? 'latest' : reference.tag;
  return {
    ...reference,
    registry,
    tag,
    repository: `${isOfficial ? 'library/' : ''}${reference.repository}`,
  };
}

/** The last part of a repository: `etcd` of `coreos/etcd`. */
export const imageName = ({ repository }: ImageReference): string =>
  repository.slice(repository.lastIndexOf('/') + 1);

/**
 * Whether a text can be nothing but an image reference, wherever it stands: with a digest, or with a path and a tag that
 * looks like a version behind a registry or an organization. Addresses of hosts, files and URLs are not taken for one.
 */
export function isImageReference(text: string): boolean {
  const reference = parseImageReference(text);
  if (!reference?.repository) return false;
  if (reference.digest !== '') return true;
  const isVersion =
    /\d/.test(reference.tag) || /^(?:latest|main|master|nightly|stable|edge)$/.test(reference.tag);
  if (!isVersion || /^\d+$/.test(reference.tag)) return false;
  return reference.registry !== ''
    ? !/\.(?:svc|local|internal)(?::|$)/.test(reference.registry)
    : reference.repository.includes('/');
}
