import type { AddressRole } from '../package/mapping';

/** Where the platform pushes images: registry host and organization. The guide's example is the default (PG 2.3.4). */
export interface PlatformRegistry {
  readonly registry: string;
  readonly organization: string;
}

/** The name and the tag that an image is pushed under. */
export interface PushedImage {
  readonly image: string;
  readonly tag: string;
}

/** The registry of the guide's example. */
export const guideRegistry: PlatformRegistry = {
  registry: 'swr.cn-east-3.myhuaweicloud.com',
  organization: 'osc-opensource',
};

/** What the platform writes for a role of an address (the table of PG 2.3.4). */
export function platformText(
  role: AddressRole,
  { registry, organization }: PlatformRegistry,
  { image, tag }: PushedImage,
): string {
  switch (role) {
    case 'fullAddress':
      return `${registry}/${organization}/${image}:${tag}`;
    case 'repository':
      return `${registry}/${organization}/${image}`;
    case 'prefixAddress':
      return `${registry}/${organization}`;
    case 'repo':
      return `${organization}/${image}`;
    case 'endpoint':
      return registry;
    case 'tag':
      return tag;
  }
}

/** Whether a reference points into the platform's organization. */
export const isOnPlatform = (reference: string, { registry, organization }: PlatformRegistry): boolean =>
  reference.startsWith(`${registry}/${organization}/`);
