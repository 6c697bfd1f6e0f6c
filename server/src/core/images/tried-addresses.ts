import { declaredArchitectures } from '../package/declared-architectures';
import { addressRoles } from '../package/mapping';
import type { ServicePackage } from '../package/service-package';
import type { Message } from '../text/message';
import { onceFor } from '../text/once-for';
import { type DeclaredImage, declaredImages } from './declared-images';
import { type AddressPaths, addressOf, isCertain, possibleAddress } from './helm-address';
import { type HelmImage, helmImages } from './helm-images';
import { replacedPackage } from './helm-preview';
import { ImageInference } from './inferred-image';
import { guideRegistry, type PushedImage, platformText } from './platform-address';
import type { PathWrite } from './values-replacement';

/** The address of each image; a message where there is none. */
export type Addresses = ReadonlyMap<HelmImage, AddressPaths | Message>;

/** The address of each image. What the rendering alone does not show is written for a trial, all at once, and kept where it helps. */
export const triedAddresses = onceFor((pkg: ServicePackage) =>
  addressesWith(
    pkg,
    declaredImages(pkg.chart?.values),
    new ImageInference(pkg.images, declaredArchitectures(pkg)),
  ),
);

/** The same with names that are known already. */
export function addressesWith(
  pkg: ServicePackage,
  declared: readonly DeclaredImage[],
  images: ImageInference,
): Addresses {
  const shown = new Map(helmImages(pkg).map((use) => [use, addressOf(use, declared)]));
  const trials = new Map<string, Trial>();
  for (const [use, address] of shown) {
    const possible = possibleAddress(use, address, declared);
    const key = JSON.stringify(possible);
    const known = trials.get(key);
    const image = possible && !known && images.infer(use.reference);
    if (known) known.uses.push(use);
    else if (image) trials.set(key, trialOf(use, possible, image));
  }
  const helped = trials.size > 0 ? helpedBy(pkg, [...trials.values()]) : new Map<HelmImage, AddressPaths>();
  return new Map([...shown].map(([use, address]) => [use, helped.get(use) ?? certainPart(use, address)]));
}

/** An address that is tried for one or more images, what is written for it, and the reference that should come of it. */
interface Trial {
  readonly uses: HelmImage[];
  readonly address: AddressPaths;
  readonly writes: readonly PathWrite[];
  readonly wanted: string;
}

function trialOf(use: HelmImage, address: AddressPaths, image: PushedImage): Trial {
  const writes = addressRoles.flatMap((role) => {
    const path = address[role];
    return path === undefined ? [] : [{ path, text: platformText(role, guideRegistry, image) }];
  });
  return { uses: [use], address, writes, wanted: platformText('fullAddress', guideRegistry, image) };
}

/** The images that are what they should be once all addresses are written. */
function helpedBy(pkg: ServicePackage, trials: readonly Trial[]): ReadonlyMap<HelmImage, AddressPaths> {
  const replaced = replacedPackage(
    pkg,
    trials.flatMap(({ writes }) => writes),
  );
  const after = new Map((replaced ? helmImages(replaced) : []).map((use) => [nameOf(use), use.reference]));
  const afterOf = (use: HelmImage) =>
    after.get(nameOf(use)) ?? after.get(nameOf({ ...use, isHidden: false }));
  return new Map(
    trials.flatMap(({ uses, address, wanted }) =>
      uses.filter((use) => afterOf(use) === wanted).map((use) => [use, address] as const),
    ),
  );
}

const nameOf = ({ key, isHidden }: Pick<HelmImage, 'key' | 'isHidden'>): string => `${isHidden} ${key}`;

/** The address without a tag key that may do harm. */
function certainPart(use: HelmImage, address: AddressPaths | Message): AddressPaths | Message {
  if ('text' in address || isCertain(use, address)) return address;
  const { tag: _, ...rest } = address;
  return rest;
}
