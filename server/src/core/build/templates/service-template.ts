import type { PackageKind } from '../../package/deployment-package';
import type { Architecture } from '../../package/mapping';
import type { Locale } from '../../text/message';

/** What a new service directory is to be called. */
export interface ServiceIdentity {
  readonly name: string;
  readonly version: string;
  /** Language of the comments in its files. */
  readonly locale: Locale;
}

/** A service directory to begin with, as data. */
export interface ServiceTemplate {
  readonly kind: PackageKind;
  /**
   * All text files in one: `#- path` heads each. `@name@` and `@version@` stand for the service's own; `@image@` for its
   * name in small letters, as registries want it; `@kind@`, `@singular@`, `@plural@`, `@group@` for the custom resource of
   * an operator. A line with `[en] ` or `[zh-cn] ` is for readers of that language only.
   */
  readonly files: string;
  /** The image archives that the mapping names; a sample of each is made. */
  readonly images: readonly TemplateImage[];
  /** The file to begin with. */
  readonly first: string;
}

/** A sample image of a template. */
export interface TemplateImage {
  readonly path: string;
  readonly reference: string;
  readonly architecture: Architecture;
}

/** What a new service directory consists of; paths are relative to it. */
export interface NewService {
  readonly files: ReadonlyMap<string, string>;
  readonly images: readonly TemplateImage[];
  readonly first: string;
}

/** Fills a template in. */
export function fillTemplate(template: ServiceTemplate, identity: ServiceIdentity): NewService {
  const words = wordsOf(identity);
  const fill = (text: string) => text.replace(/@(\w+)@/g, (place, word: string) => words.get(word) ?? place);
  const sections = template.files.split(/^#- /m).slice(1);
  const files = sections.map((section) => {
    const end = section.indexOf('\n');
    return [fill(section.slice(0, end)), fill(inLanguage(section.slice(end + 1), identity.locale))] as const;
  });
  return {
    files: new Map(files),
    images: template.images.map(({ path, reference, architecture }) => ({
      path: fill(path),
      reference: fill(reference),
      architecture,
    })),
    first: fill(template.first),
  };
}

function wordsOf({ name, version }: ServiceIdentity): ReadonlyMap<string, string> {
  const image = imageName(name);
  const kind = kindName(image);
  const singular = kind.toLowerCase();
  return new Map([
    ['name', name],
    ['version', version],
    ['image', image],
    ['kind', kind],
    ['singular', singular],
    ['plural', `${singular}s`],
    ['group', `${image}.example.com`],
  ]);
}

/** A service's name as a registry and Kubernetes take it (R123): small letters, no hyphen at its ends, short. */
const imageName = (name: string): string =>
  name
    .toLowerCase()
    .slice(0, 50)
    .replace(/^-+|-+$/g, '') || 'image';

/** `my-db` as the kind of a custom resource: `MyDb`. */
function kindName(image: string): string {
  const words = image.split(/-+/).map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return words.join('').replace(/^(?=\d)/, 'Kind');
}

const inLanguage = (text: string, locale: Locale): string =>
  text
    .split(/(?<=\n)/)
    .filter((line) => !/\[(?:en|zh-cn)\] /.test(line) || line.includes(`[${locale}] `))
    .map((line) => line.replace(`[${locale}] `, ''))
    .join('');

/** Whether a text can be the name of a service (R030, R031). */
export const isServiceName = (name: string): boolean => /^[A-Za-z0-9-]{1,64}$/.test(name);

/** Whether metadata.yaml of an OSC package can hold the name, in small letters (X1). */
export const isOscName = (name: string): boolean => /^[a-z][a-z0-9-]*[a-z0-9]$/.test(imageName(name));
