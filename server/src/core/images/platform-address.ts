import type { AddressRole } from '../package/mapping';

/** Where the platform pushes images: registry host and organization. The guide's example is the default (PG 2.3.4). */
export interface PlatformTarget {
  readonly registry: string;
  readonly organization: string;
}

/** The target of the guide's example. */
export const guideTarget: PlatformTarget = {
  registry: 'swr.cn-east-3.myhuaweicloud.com',
  organization: 'osc-opensource',
};

/** What the platform writes for a role of an address (the table of PG 2.3.4). */
export function platformText(
  role: AddressRole,
  image: string,
  tag: string,
  { registry, organization }: PlatformTarget,
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
export const isOnPlatform = (reference: string, { registry, organization }: PlatformTarget): boolean =>
  reference.startsWith(`${registry}/${organization}/`);
